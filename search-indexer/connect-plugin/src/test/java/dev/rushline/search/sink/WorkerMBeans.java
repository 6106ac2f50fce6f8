package dev.rushline.search.sink;

import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Reads what the Connect worker of this test run shows over JMX. */
final class WorkerMBeans {
  private WorkerMBeans() {}

  /** The sums of all tasks' numbers of one connector, by name. */
  static Map<String, Double> numbers(String connector) throws Exception {
    VirtualMachine worker = VirtualMachine.attach(worker());
    try (JMXConnector jmx =
        JMXConnectorFactory.connect(new JMXServiceURL(worker.startLocalManagementAgent()))) {
      return numbers(jmx.getMBeanServerConnection(), connector);
    } finally {
      worker.detach();
    }
  }

  private static Map<String, Double> numbers(MBeanServerConnection beans, String connector)
      throws IOException, JMException {
    Map<String, Double> numbers = new HashMap<>();
    Set<ObjectName> tasks =
        beans.queryNames(
            new ObjectName("kafka.connect:type=plugins,connector=" + connector + ",*"), null);
    for (ObjectName task : tasks) {
      for (var attribute : beans.getMBeanInfo(task).getAttributes()) {
        Number value = (Number) beans.getAttribute(task, attribute.getName());
        numbers.merge(attribute.getName(), value.doubleValue(), Double::sum);
      }
    }
    return numbers;
  }

  /** Its configuration lies in a directory that has this JVM's number. */
  private static VirtualMachineDescriptor worker() {
    String directory = "/target/servers/" + ProcessHandle.current().pid() + "/";
    return VirtualMachine.list().stream()
        .filter(jvm -> jvm.displayName().contains("ConnectDistributed"))
        .filter(jvm -> jvm.displayName().contains(directory))
        .findFirst()
        .orElseThrow();
  }
}
