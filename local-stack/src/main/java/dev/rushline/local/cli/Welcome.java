package dev.rushline.local.cli;

import java.util.List;

/** Three commands to try, as they can be pasted. */
final class Welcome {
  private Welcome() {}

  static List<String> lines(String edge) {
    return """

        Try:
          curl -s %1$s/event/details/opening-night

          TOKEN=$(curl -s -X POST %1$s/session | sed 's/.*"token":"\\([^"]*\\)".*/\\1/')
          curl -s -X POST %1$s/booking/checkout -H "Authorization: Bearer $TOKEN" \\
            -H 'Content-Type: application/json' -H 'Idempotency-Key: my-first-seats' \\
            -d '{"eventId":"opening-night","best":{"count":2}}'

          ./rushline tail booking.events --key opening-night --from-beginning
        """
        .formatted(edge)
        .lines()
        .toList();
  }
}
