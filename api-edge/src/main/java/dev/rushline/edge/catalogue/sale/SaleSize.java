package dev.rushline.edge.catalogue.sale;

import dev.rushline.edge.catalogue.plan.SeatingPlan;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.booking.SectionPlan;
import dev.rushline.schemas.topics.Topics;
import io.vertx.core.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.UUID;

/**
 * How large a definition of a sale may be. It is one record of the log of commands: one that does
 * not fit would stop the outbox, and with it the definitions of all other sales.
 */
public final class SaleSize {
  /** What a record has beside its value: key, headers, the batch around it. */
  private static final int ENVELOPE_BYTES = 8 * 1024;

  /** The largest definition, in bytes as encoded. */
  static final int DEFINITION_BYTES_MAX = Topics.COMMAND_BYTES_MAX - ENVELOPE_BYTES;

  /**
   * The largest plan, as encoded: the rest is for an event's prices and reasons to hold seats back,
   * so that an event which holds nothing back always fits.
   */
  static final int PLAN_BYTES_MAX = DEFINITION_BYTES_MAX - 512 * 1024;

  /** As long as the ids of requests are. */
  private static final String NO_REQUEST = new UUID(0, 0).toString();

  private SaleSize() {}

  /**
   * To be asked when a venue gets a plan, since events of a feed come without anybody to tell.
   * Takes tens of milliseconds: not to be called on an event loop.
   *
   * @throws ProblemException SALE_TOO_LARGE
   */
  public static void requireSellable(SeatingPlan plan) {
    requireWorker();
    long bytes = 0;
    for (SectionPlan section : PlanSections.of(plan, Map.of(), true)) {
      bytes += encoded(section);
    }
    require(bytes, PLAN_BYTES_MAX, "seating plan");
  }

  /**
   * The same for an event with its plan, before it is written. Not to be called on an event loop.
   *
   * @throws ProblemException SALE_TOO_LARGE
   */
  public static void requireSendable(SaleDefinition sale) {
    requireWorker();
    String eventId = sale.event().id();
    BookingCommand command =
        new BookingCommand(eventId, NO_REQUEST, null, sale.command(sale.sections()));
    try {
      requireSendable(eventId, BookingCommand.getEncoder().encode(command));
    } catch (IOException e) {
      throw new UncheckedIOException("a sale cannot be encoded: " + eventId, e);
    }
  }

  private static void requireWorker() {
    if (Context.isOnEventLoopThread()) {
      throw new IllegalStateException("large plans are encoded on workers");
    }
  }

  /** The same for all that an owner is told of an event. */
  static void requireSendable(String eventId, ByteBuffer definition) {
    require(definition.remaining(), DEFINITION_BYTES_MAX, "sale of " + eventId);
  }

  private static int encoded(SectionPlan section) {
    try {
      return SectionPlan.getEncoder().encode(section).remaining();
    } catch (IOException e) {
      throw new UncheckedIOException("a section cannot be encoded: " + section.getSectionId(), e);
    }
  }

  private static void require(long bytes, int max, String what) {
    if (bytes > max) {
      throw new ProblemException(
          ProblemCode.SALE_TOO_LARGE,
          "The %s takes %,d bytes, and at most %,d can be sent: shorter labels and reasons, longer runs"
              .formatted(what, bytes, max));
    }
  }
}
