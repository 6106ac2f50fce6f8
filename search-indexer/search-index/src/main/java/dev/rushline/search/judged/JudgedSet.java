package dev.rushline.search.judged;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Queries of every kind, made from the events of a catalogue. The same events and seed make the
 * same queries. What is expected is all events whose name, or one of whose performers, is what was
 * meant: which of twenty evenings of one musical a fan wants, nobody can tell from its name.
 */
public final class JudgedSet {
  /** Letters a name needs so that an error leaves something of it. */
  private static final int LETTERS_MIN = 5;

  private static final int LETTERS_MIN_TWO_EDITS = 8;

  private final Random random;
  private final TypingErrors errors;
  private final List<JudgedEvent> events;

  /** Names by their plain form, each with the events that have it. */
  private final Map<String, Set<String>> eventsOf = new LinkedHashMap<>();

  private final List<String> names;

  /** Last names of performers, each with the events at which somebody of that name performs. */
  private final Map<String, Set<String>> eventsOfLastName = new HashMap<>();

  private JudgedSet(Collection<JudgedEvent> catalogue, long seed) {
    this.random = new Random(seed);
    this.errors = new TypingErrors(random);
    this.events = catalogue.stream().sorted(Comparator.comparing(JudgedEvent::id)).toList();
    Set<String> spelled = new LinkedHashSet<>();
    for (JudgedEvent event : events) {
      note(event.name(), event.id(), spelled);
      for (String performer : event.performers()) {
        note(performer, event.id(), spelled);
        eventsOfLastName.computeIfAbsent(lastName(performer), _ -> new HashSet<>()).add(event.id());
      }
    }
    this.names = List.copyOf(spelled);
  }

  /**
   * So many queries of each kind; fewer of a kind for which the catalogue has too few names.
   *
   * @param events the catalogue, in any order
   * @param seed decides which names, and which errors
   * @param perKind queries of a kind, 1 or more
   */
  public static List<JudgedQuery> of(Collection<JudgedEvent> events, long seed, int perKind) {
    JudgedSet set = new JudgedSet(events, seed);
    List<JudgedQuery> queries = new ArrayList<>();
    for (QueryKind kind : QueryKind.values()) {
      queries.addAll(set.queries(kind, perKind));
    }
    return queries;
  }

  private void note(String name, String id, Set<String> spelled) {
    spelled.add(name);
    eventsOf.computeIfAbsent(key(name), _ -> new HashSet<>()).add(id);
  }

  private static String key(String name) {
    return TypingErrors.plain(name).toLowerCase(Locale.ROOT).strip();
  }

  private List<JudgedQuery> queries(QueryKind kind, int count) {
    return switch (kind) {
      case EXACT -> ofNames(kind, count, name -> true);
      case ONE_EDIT, TRANSPOSED ->
          ofNames(kind, count, name -> TypingErrors.letterCount(name) >= LETTERS_MIN);
      case TWO_EDITS ->
          ofNames(kind, count, name -> TypingErrors.letterCount(name) >= LETTERS_MIN_TWO_EDITS);
      case MISSING_ACCENTS -> ofNames(kind, count, name -> !TypingErrors.plain(name).equals(name));
      case PARTIAL -> ofNames(kind, count, name -> !TypingErrors.begun(name).equals(name));
      case ARTIST_CITY -> ofEvents(count, event -> !event.city().isBlank(), this::artistCity);
      case TWO_PERFORMERS ->
          ofEvents(count, event -> event.performers().size() >= 2, this::twoPerformers);
    };
  }

  private List<JudgedQuery> ofNames(QueryKind kind, int count, Predicate<String> fitting) {
    List<String> drawn = drawn(names.stream().filter(fitting).toList(), count);
    return drawn.stream()
        .map(name -> new JudgedQuery(kind, typed(kind, name), eventsOf.get(key(name))))
        .toList();
  }

  private String typed(QueryKind kind, String name) {
    return switch (kind) {
      case ONE_EDIT -> errors.edited(name);
      case TWO_EDITS -> errors.edited(errors.edited(name));
      case TRANSPOSED -> errors.swapped(name);
      case MISSING_ACCENTS -> TypingErrors.plain(name);
      case PARTIAL -> TypingErrors.begun(name);
      case EXACT, ARTIST_CITY, TWO_PERFORMERS -> name;
    };
  }

  private interface Maker {
    JudgedQuery of(JudgedEvent event);
  }

  private List<JudgedQuery> ofEvents(int count, Predicate<JudgedEvent> fitting, Maker maker) {
    return drawn(events.stream().filter(fitting).toList(), count).stream().map(maker::of).toList();
  }

  private JudgedQuery artistCity(JudgedEvent event) {
    String artist =
        event.performers().isEmpty()
            ? event.name()
            : event.performers().get(random.nextInt(event.performers().size()));
    Set<String> played = eventsOf.get(key(artist));
    Set<String> expected = new HashSet<>();
    for (JudgedEvent other : events) {
      if (other.city().equals(event.city()) && played.contains(other.id())) {
        expected.add(other.id());
      }
    }
    return new JudgedQuery(QueryKind.ARTIST_CITY, artist + " " + event.city(), expected);
  }

  private JudgedQuery twoPerformers(JudgedEvent event) {
    String one = lastName(event.performers().get(0));
    String other = lastName(event.performers().get(1));
    Set<String> expected = new HashSet<>(eventsOfLastName.get(one));
    expected.retainAll(eventsOfLastName.get(other));
    return new JudgedQuery(QueryKind.TWO_PERFORMERS, one + " " + other, expected);
  }

  /** The last word, without what stands in brackets behind it. */
  private static String lastName(String performer) {
    String name = performer.replaceAll("\\[.*|\\(.*", "").strip();
    return name.substring(name.lastIndexOf(' ') + 1);
  }

  private <T> List<T> drawn(List<T> from, int count) {
    List<T> left = new ArrayList<>(from);
    java.util.Collections.shuffle(left, random);
    return left.subList(0, Math.min(count, left.size()));
  }
}
