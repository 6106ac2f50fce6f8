package dev.rushline.bench.idle;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import dev.rushline.local.process.ServerFailed;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Requests that a broker of this machine has got, by kind, as it counts them itself. */
final class BrokerRequests implements AutoCloseable {
  private static final String COUNTERS =
      "kafka.network:type=RequestMetrics,name=RequestsPerSec,request=*,version=*";

  private final JMXConnector connector;

  private BrokerRequests(JMXConnector connector) {
    this.connector = connector;
  }

  /** Attaches to the broker's JVM. */
  @SuppressWarnings("BanJNDI") // the address is what the JVM of this machine has just told
  static BrokerRequests of(long pid) throws IOException {
    try {
      VirtualMachine broker = VirtualMachine.attach(Long.toString(pid));
      try {
        String address = broker.startLocalManagementAgent();
        return new BrokerRequests(JMXConnectorFactory.connect(new JMXServiceURL(address)));
      } finally {
        broker.detach();
      }
    } catch (AttachNotSupportedException e) {
      throw new ServerFailed("The broker's JVM cannot be asked: " + e.getMessage(), e);
    }
  }

  /** How many there were since the broker started, by kind. */
  Map<String, Long> counts() throws IOException {
    MBeanServerConnection beans = connector.getMBeanServerConnection();
    Map<String, Long> counts = new TreeMap<>();
    try {
      for (ObjectName name : beans.queryNames(new ObjectName(COUNTERS), null)) {
        counts.merge(
            name.getKeyProperty("request"), (Long) beans.getAttribute(name, "Count"), Long::sum);
      }
    } catch (JMException e) {
      throw new IOException("the broker does not tell its requests", e);
    }
    return counts;
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
