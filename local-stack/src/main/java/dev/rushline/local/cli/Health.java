package dev.rushline.local.cli;

import dev.rushline.local.servers.Server;

/**
 * How a server is.
 *
 * @param state one word
 * @param detail why it does not serve, or what there is to add, or empty
 */
record Health(State state, String detail) {

  enum State {
    SERVING,
    /** The process runs and does not answer as it should. */
    SILENT,
    /** It was started and is gone without having been stopped. */
    DIED,
    STOPPED;

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  static Health of(Server server) throws InterruptedException {
    if (server.daemon().hasDied()) {
      return new Health(State.DIED, "see ./rushline logs " + server.name());
    }
    if (!server.daemon().isRunning()) {
      return new Health(State.STOPPED, "");
    }
    try {
      server.probe();
      return new Health(State.SERVING, server.condition());
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      return new Health(State.SILENT, String.valueOf(e.getMessage()));
    }
  }

  boolean serves() {
    return state == State.SERVING;
  }
}
