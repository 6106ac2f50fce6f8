package dev.rushline.prove.failover;

import dev.rushline.local.process.ServerFailed;
import dev.rushline.local.servers.Server;
import dev.rushline.local.stack.LocalSystem;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.MemberDescription;

/** Who does what at this moment: of several processes of a kind one leads, or has the work. */
record Roles(LocalSystem system) {
  private static final String OWNERS = "booking-streams";
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  /** The broker that leads the controllers. */
  Server controllersLeader() throws InterruptedException {
    try (Admin admin = admin()) {
      int id = admin.describeMetadataQuorum().quorumInfo().get().leaderId();
      return system.brokers().get(id - 1);
    } catch (ExecutionException e) {
      throw new ServerFailed("The controllers do not say who leads them: " + e.getCause(), e);
    }
  }

  /** The owner that decides for most partitions. */
  Server busiestOwner() throws InterruptedException {
    try (Admin admin = admin()) {
      String instance =
          admin
              .describeConsumerGroups(List.of(OWNERS))
              .describedGroups()
              .get(OWNERS)
              .get()
              .members()
              .stream()
              .max(Comparator.comparingInt(Roles::partitions))
              .flatMap(MemberDescription::groupInstanceId)
              .orElseThrow(() -> new ServerFailed("no owner is in the group"));
      return system.owners().stream()
          .filter(owner -> isInstance(instance, owner.environment()))
          .findFirst()
          .orElseThrow(() -> new ServerFailed("nobody knows the owner " + instance));
    } catch (ExecutionException e) {
      throw new ServerFailed("The owners' group is not told: " + e.getCause(), e);
    }
  }

  /**
   * Waits until all brokers have caught up with what they missed: before that, another one's death
   * would be the second that data with three copies has not been promised to bear.
   */
  void awaitCaughtUp(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    try (Admin admin = admin()) {
      while (behind(admin) > 0) {
        if (System.nanoTime() > deadline) {
          throw new ServerFailed("brokers have not caught up in " + patience);
        }
        TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
      }
    } catch (ExecutionException e) {
      throw new ServerFailed("The brokers do not say how far they are: " + e.getCause(), e);
    }
  }

  private static long behind(Admin admin) throws ExecutionException, InterruptedException {
    Set<String> topics = admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
    return admin.describeTopics(topics).allTopicNames().get().values().stream()
        .flatMap(topic -> topic.partitions().stream())
        .filter(partition -> partition.isr().size() < partition.replicas().size())
        .count();
  }

  private static int partitions(MemberDescription member) {
    return member.assignment().topicPartitions().size();
  }

  /** A stream thread's name in the group is its instance's and its number. */
  private static boolean isInstance(String member, Map<String, String> environment) {
    return member.replaceFirst("-\\d+$", "").equals(environment.get("RUSHLINE_STREAMS_INSTANCE"));
  }

  private Admin admin() {
    return Admin.create(
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, system.kafka().bootstrap()));
  }
}
