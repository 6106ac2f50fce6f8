package dev.rushline.edge.catalogue.details;

import dev.rushline.edge.catalogue.ChangeNotices;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Listens for changes that any edge instance has made, on a connection of its own. While there is
 * none, answers are at most as old as {@link KeptAnswers} lets them be. (Vert.x's own subscriber
 * never tries again when its first connection fails.)
 */
@ApplicationScoped
class HearChanges {
  private static final Logger LOG = Logger.getLogger(HearChanges.class);
  private static final Duration RECONNECT = Duration.ofSeconds(2);

  private final Vertx vertx;
  private final EventAnswers answers;
  private final PgConnectOptions options;
  private volatile PgConnection connection;
  private volatile boolean stopped;

  HearChanges(
      Vertx vertx,
      EventAnswers answers,
      @ConfigProperty(name = "rushline.db.host") String host,
      @ConfigProperty(name = "rushline.db.port") int port,
      @ConfigProperty(name = "rushline.db.name") String database,
      @ConfigProperty(name = "rushline.db.user") String user,
      @ConfigProperty(name = "rushline.db.password") Optional<String> password) {
    this.vertx = vertx;
    this.answers = answers;
    this.options =
        new PgConnectOptions()
            .setHost(host)
            .setPort(port)
            .setDatabase(database)
            .setUser(user)
            .setPassword(password.orElse(""));
  }

  void onStart(@Observes StartupEvent event) {
    listen();
  }

  void onStop(@Observes ShutdownEvent event) {
    stopped = true;
    if (connection != null) {
      connection.close().onFailure(e -> LOG.debug("listening ended badly", e));
    }
  }

  private void listen() {
    PgConnection.connect(vertx, options).onSuccess(this::listenOn).onFailure(e -> listenLater());
  }

  private void listenOn(PgConnection connected) {
    connection = connected;
    connected.notificationHandler(
        notice -> answers.changed(List.of(notice.getPayload().split(",", -1))));
    connected.closeHandler(closed -> listenLater());
    connected
        .query("listen " + ChangeNotices.CHANNEL)
        .execute()
        .onSuccess(done -> LOG.debug("hearing of changes"))
        .onFailure(e -> connected.close());
  }

  private void listenLater() {
    if (!stopped) {
      vertx.setTimer(RECONNECT.toMillis(), timer -> listen());
    }
  }
}
