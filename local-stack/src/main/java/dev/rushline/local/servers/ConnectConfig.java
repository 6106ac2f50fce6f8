package dev.rushline.local.servers;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The settings of a Connect worker.
 *
 * @param bootstrap the brokers
 * @param listener the address of its REST API
 * @param plugins holds one directory per plugin
 * @param secrets holds the passwords that connectors name
 */
record ConnectConfig(String bootstrap, String listener, Path plugins, Path secrets) {

  /** By their Kafka names. */
  Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("bootstrap.servers", bootstrap);
    settings.put("group.id", "rushline-connect");
    settings.put("listeners", listener);
    settings.put("config.storage.topic", "connect.configs");
    settings.put("offset.storage.topic", "connect.offsets");
    settings.put("status.storage.topic", "connect.status");
    // -1: the broker's default, which knows how many brokers there are.
    settings.put("config.storage.replication.factor", "-1");
    settings.put("offset.storage.replication.factor", "-1");
    settings.put("status.storage.replication.factor", "-1");
    settings.put("offset.storage.partitions", "5");
    settings.put("status.storage.partitions", "2");
    settings.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
    settings.put("value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
    // Not exactly once: that is one transaction after the other on booking.commands, and whoever
    // kills a worker in one holds back every checkout behind it. What a worker sends twice after a
    // crash has a version, and changes nothing the second time.
    settings.put("exactly.once.source.support", "disabled");
    settings.put("connector.client.config.override.policy", "All");
    // How far sinks are is asked of their groups; a minute, the default, would be no answer.
    settings.put("offset.flush.interval.ms", "5000");
    putPlugins(settings);
    putGroup(settings);
    return settings;
  }

  private void putPlugins(Map<String, String> settings) {
    settings.put("plugin.path", plugins.toString());
    // A task that failed, because a server was away, is started again.
    settings.put("rest.extension.classes", "dev.rushline.connect.RestartFailedTasks");
    // Every plugin names itself in META-INF/services: a scan of all classes would take 10 s more.
    settings.put("plugin.discovery", "service_load");
    // Connectors name a password's file, so that no password is in Connect's topics or REST
    // answers.
    settings.put("config.providers", "secret");
    settings.put(
        "config.providers.secret.class",
        "org.apache.kafka.common.config.provider.DirectoryConfigProvider");
    settings.put("config.providers.secret.param.allowed.paths", secrets.toString());
  }

  private static void putGroup(Map<String, String> settings) {
    // A worker that was killed is given up after 10 s instead of a minute.
    settings.put("session.timeout.ms", "10000");
    settings.put("heartbeat.interval.ms", "3000");
    settings.put("scheduled.rebalance.max.delay.ms", "0");
    // The group waits so long for a worker that was killed while it made up its mind; a minute, the
    // default, has been seen. Tasks need a second to stop.
    settings.put("rebalance.timeout.ms", "15000");
  }
}
