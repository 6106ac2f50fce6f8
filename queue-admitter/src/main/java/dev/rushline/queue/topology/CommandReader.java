package dev.rushline.queue.topology;

import dev.rushline.queue.line.LineCommand;
import dev.rushline.queue.line.LineMode;
import dev.rushline.queue.line.LinePolicy;
import dev.rushline.schemas.queue.AdoptRules;
import dev.rushline.schemas.queue.Find;
import dev.rushline.schemas.queue.Heartbeat;
import dev.rushline.schemas.queue.Join;
import dev.rushline.schemas.queue.Leave;
import dev.rushline.schemas.queue.Open;
import dev.rushline.schemas.queue.Pause;
import dev.rushline.schemas.queue.QueueCommand;
import dev.rushline.schemas.queue.Resume;
import dev.rushline.schemas.queue.RetireLine;
import dev.rushline.schemas.queue.RevokeTokens;
import dev.rushline.schemas.queue.SaleSeen;
import dev.rushline.schemas.queue.SetPolicy;
import dev.rushline.schemas.queue.SetRate;
import dev.rushline.schemas.queue.SlotFreed;
import dev.rushline.schemas.queue.TellWaiting;
import dev.rushline.schemas.queue.Tick;
import dev.rushline.streams.MalformedInput;
import dev.rushline.streams.RulesInForce;
import java.time.Duration;
import java.util.Optional;

/**
 * The words of {@code queue.commands} as the rules know them. What the topic calls {@code
 * Heartbeat}, {@code SlotFreed} and {@code SaleSeen} are the commands to show up, to free a slot
 * and to see the sale: a topic keeps the names it began with.
 */
final class CommandReader {
  private CommandReader() {}

  /**
   * What this record says of the rules in force; empty for a command of an event.
   *
   * @throws MalformedInput when an event's key is on it, so that replays of other events miss it
   */
  static Optional<AdoptRules> adoptedRules(String key, QueueCommand message) {
    if (!(message.getBody() instanceof AdoptRules adopt)) {
      return Optional.empty();
    }
    if (!RulesInForce.KEY.equals(key)) {
      throw new MalformedInput(
          "rules are adopted under " + RulesInForce.KEY + ", not under " + key);
    }
    return Optional.of(adopt);
  }

  /**
   * Reads a command.
   *
   * @throws IllegalArgumentException when it contradicts itself
   */
  static LineCommand read(QueueCommand message) {
    return switch (message.getBody()) {
      case Join join -> new LineCommand.Join(Ids.customer(join.getCustomerId()));
      case Find find -> new LineCommand.Find(Ids.customer(find.getCustomerId()));
      case Leave leave -> new LineCommand.Leave(Ids.customer(leave.getCustomerId()));
      case Heartbeat heartbeat ->
          new LineCommand.ShowUp(Ids.customer(heartbeat.getCustomerId()), heartbeat.getArrival());
      case SlotFreed freed ->
          new LineCommand.FreeSlot(
              Ids.customer(freed.getCustomerId()), freed.getArrival(), freed.getRound());
      case SetPolicy set -> new LineCommand.SetPolicy(policy(set.getPolicy()));
      case SetRate set ->
          new LineCommand.SetRate(
              Optional.ofNullable(set.getTargetInside()),
              Optional.ofNullable(set.getRatePerMinute()));
      case Open _ -> new LineCommand.Open();
      case Pause _ -> new LineCommand.Pause();
      case Resume _ -> new LineCommand.Resume();
      case TellWaiting tell -> new LineCommand.TellWaiting(Optional.ofNullable(tell.getText()));
      case RevokeTokens _ -> new LineCommand.RevokeTokens();
      case SaleSeen seen ->
          new LineCommand.SeeSale(
              seen.getFree(),
              seen.getHeld(),
              seen.getRequests(),
              seen.getSold(),
              seen.getCameBack(),
              seen.getOver(),
              seen.getLongOver(),
              seen.getSectionsVersion(),
              seen.getTermsVersion());
      case RetireLine _ -> new LineCommand.RetireLine();
      case Tick tick -> new LineCommand.Tick(tick.getBookingLagMillis());
      default -> throw new IllegalArgumentException("no command: " + message.getBody());
    };
  }

  private static LinePolicy policy(dev.rushline.schemas.queue.LinePolicy policy) {
    return new LinePolicy(
        LineMode.valueOf(policy.getMode().name()),
        policy.getTargetInside(),
        policy.getRatePerMinute(),
        policy.getDemandThreshold(),
        Optional.ofNullable(policy.getOpensAt()),
        Duration.ofMillis(policy.getClaimMillis()),
        Duration.ofMillis(policy.getSlotMillis()),
        policy.getBypassGroups());
  }
}
