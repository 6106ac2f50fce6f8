package dev.rushline.local.stack;

import dev.rushline.local.topics.SchemaProvisioner;
import dev.rushline.local.topics.TopicProvisioner;
import dev.rushline.local.topics.WantedTopic;
import dev.rushline.schemas.topics.Topics;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Topics and schemas, as steps of a start. */
public final class Provisioning {
  private Provisioning() {}

  /** Makes the cluster have every topic of the list. */
  public static String topics(String bootstrap) throws InterruptedException {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) bootstrap))) {
      List<WantedTopic> wanted = WantedTopic.all();
      TopicProvisioner provisioner = new TopicProvisioner(admin);
      TopicProvisioner.Changes changes = provisioner.provision(wanted);
      provisioner.provision(List.of(WantedTopic.offsets()));
      return "%d topics, %d new, %d with other settings"
          .formatted(wanted.size(), changes.created().size(), changes.altered().size());
    }
  }

  /** Makes the registry have the schema of every topic. */
  public static String schemas(String registryUrl) throws IOException, InterruptedException {
    new SchemaProvisioner(registryUrl).provision(Topics.all());
    return Topics.all().size() + " subjects";
  }
}
