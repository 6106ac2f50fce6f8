package dev.rushline.booking.seating;

import dev.rushline.booking.books.SaleBook;
import dev.rushline.booking.books.SaleState;
import java.time.Instant;

/**
 * Answers the commands of one event, in the order of the log. The same commands at the same times
 * lead to the same state, events and replies, wherever they are run.
 */
public final class BoxOffice {
  /**
   * Counts the changes that decide some command otherwise than before. What an owner has answered
   * is what every later one must find in the log again: so all versions are kept, and the log says
   * from where on which is in force ({@link SaleState#rulesVersion}). That a record is set aside
   * before it comes here is no decision: nothing was answered.
   *
   * <ul>
   *   <li>1: the first. What one command led to had no bound but the number of those who wait.
   *   <li>2: {@link WorkBounds}.
   *   <li>3: a refusal that took nothing is not remembered under its key; few who wait for unusual
   *       things leave the waitlist open for everybody else.
   * </ul>
   */
  public static final int RULES_VERSION = 3;

  private BoxOffice() {}

  /**
   * To be asked when a log says which rules are in force: what follows in it is not to be skipped,
   * nor decided otherwise.
   *
   * @throws IllegalStateException when this build does not know them
   */
  public static void requireKnown(int rulesVersion) {
    if (rulesVersion > RULES_VERSION) {
      throw new IllegalStateException(
          "the log is decided by version %d of the rules, and this build knows %d: run the newer build"
              .formatted(rulesVersion, RULES_VERSION));
    }
  }

  /**
   * Decides a command and applies what was decided.
   *
   * @param command what is asked
   * @param recordTime the command's time in the log; the event's clock never runs behind one it saw
   * @param book the event's book, changed by this call
   */
  public static Decision handle(SaleCommand command, Instant recordTime, SaleBook book) {
    Decision decision = new CommandInHand(command, recordTime, book).decide();
    book.complete();
    return decision;
  }

  /**
   * A command could not be decided for a fault of ours: puts its event into quarantine, in which
   * only its catalogue is heard until it is resumed ({@link SaleCommand.ResumeSale}).
   *
   * @param fault what went wrong, for people
   * @param book the event's book as it was before the command
   */
  public static Decision quarantine(
      SaleCommand command, String fault, Instant recordTime, SaleBook book) {
    Decision decision = new CommandInHand(command, recordTime, book).quarantine(fault);
    book.complete();
    return decision;
  }
}
