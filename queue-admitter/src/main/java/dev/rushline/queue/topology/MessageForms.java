package dev.rushline.queue.topology;

import dev.rushline.queue.line.Answer;
import dev.rushline.queue.line.FanPlace;
import dev.rushline.queue.line.LineEvent;
import dev.rushline.queue.line.LinePolicy;
import dev.rushline.queue.line.Lottery;
import dev.rushline.schemas.ids.CustomerId;
import dev.rushline.schemas.queue.Called;
import dev.rushline.schemas.queue.Done;
import dev.rushline.schemas.queue.EndReason;
import dev.rushline.schemas.queue.GatheringBegan;
import dev.rushline.schemas.queue.LineMode;
import dev.rushline.schemas.queue.LineOpened;
import dev.rushline.schemas.queue.LinePaused;
import dev.rushline.schemas.queue.LineResumed;
import dev.rushline.schemas.queue.LineRetired;
import dev.rushline.schemas.queue.LineWithdrawn;
import dev.rushline.schemas.queue.ListClosed;
import dev.rushline.schemas.queue.Place;
import dev.rushline.schemas.queue.PlaceLeft;
import dev.rushline.schemas.queue.PlaceStatus;
import dev.rushline.schemas.queue.PlaceTaken;
import dev.rushline.schemas.queue.PlaceTakenAgain;
import dev.rushline.schemas.queue.PolicySet;
import dev.rushline.schemas.queue.QueueRefusal;
import dev.rushline.schemas.queue.QueueRefusalCode;
import dev.rushline.schemas.queue.ShownUp;
import dev.rushline.schemas.queue.SlotEnded;
import dev.rushline.schemas.queue.TokensRevoked;
import dev.rushline.schemas.queue.WaitingTold;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** The words of the rules in the form that the topics carry. */
final class MessageForms {
  private MessageForms() {}

  /** What happened, as queue.events tells it; empty for what only the line itself needs. */
  static Optional<SpecificRecord> event(LineEvent event) {
    return Optional.ofNullable(
        switch (event) {
          case LineEvent.PolicySet(LinePolicy policy) -> new PolicySet(policy(policy));
          // The hash and nothing else: the seed is a secret until the line opens.
          case LineEvent.GatheringBegan(String seed) ->
              new GatheringBegan(bytes(Lottery.hashOf(seed)));
          case LineEvent.PlaceTaken(CustomerId customer, long arrival, String digest, int _) ->
              new PlaceTaken(customer.text(), arrival, bytes(digest));
          case LineEvent.PlaceTakenAgain(CustomerId customer, long arrival) ->
              new PlaceTakenAgain(customer.text(), arrival);
          case LineEvent.PlaceLeft(CustomerId customer, long arrival) ->
              new PlaceLeft(customer.text(), arrival);
          case LineEvent.ListClosed(Lottery(String seed, String digest, long count)) ->
              new ListClosed(count, bytes(digest), bytes(Lottery.hashOf(seed)));
          case LineEvent.LineOpened(Optional<Lottery> lottery) -> opened(lottery);
          case LineEvent.LineWithdrawn _ -> new LineWithdrawn();
          case LineEvent.LineRetired _ -> new LineRetired();
          case LineEvent.LinePaused _ -> new LinePaused();
          case LineEvent.LineResumed _ -> new LineResumed();
          case LineEvent.Called(var customer, var arrival, var number, var deadline) ->
              new Called(customer.text(), arrival, number, deadline);
          case LineEvent.ShownUp(var customer, var arrival, var deadline) ->
              new ShownUp(customer.text(), arrival, deadline);
          case LineEvent.SlotEnded(var customer, var arrival, var why) ->
              new SlotEnded(customer.text(), arrival, EndReason.valueOf(why.name()));
          case LineEvent.WaitingTold(var text) -> new WaitingTold(text.orElse(null));
          case LineEvent.TokensRevoked(int epoch) -> new TokensRevoked(epoch);
          case LineEvent.NumbersPassed _, LineEvent.SaleChanged _, LineEvent.Ticked _ -> null;
        });
  }

  private static LineOpened opened(Optional<Lottery> lottery) {
    return lottery
        .map(draw -> new LineOpened(draw.drawn(), bytes(draw.seed())))
        .orElseGet(() -> new LineOpened(0L, null));
  }

  /** What a reply says. */
  static SpecificRecord reply(Answer answer, long version) {
    return switch (answer) {
      case Answer.At(FanPlace place, boolean repeated) ->
          new Place(
              place.customerId().text(),
              place.round(),
              place.arrival(),
              place.joinedAt(),
              PlaceStatus.valueOf(place.status().name()),
              place.deadline().orElse(null),
              place.endedWhy().map(why -> EndReason.valueOf(why.name())).orElse(null),
              repeated);
      case Answer.Refused(var reason) -> new QueueRefusal(QueueRefusalCode.valueOf(reason.name()));
      case Answer.Done _ -> new Done(version);
    };
  }

  static dev.rushline.schemas.queue.LinePolicy policy(LinePolicy policy) {
    return new dev.rushline.schemas.queue.LinePolicy(
        LineMode.valueOf(policy.mode().name()),
        policy.targetInside(),
        policy.ratePerMinute(),
        policy.demandThreshold(),
        policy.opensAt().orElse(null),
        policy.claimTtl().toMillis(),
        policy.slotTtl().toMillis(),
        policy.bypassGroups());
  }

  static ByteBuffer bytes(String hex) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
  }
}
