package dev.rushline.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rushline.search.judged.JudgedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Concerts, plays and shows put together from lists of words, the same for the same seed: with
 * accents, with names that resemble each other, and with performers who perform often.
 */
final class SyntheticCatalogue {
  private static final List<String> FIRST_NAMES =
      words(
          "Zoltán Søren Jiří Antonín Béla Françoise Renée Łukasz Ángel Íñigo Jürgen Björn Siân Niamh"
              + " Anaïs Chloé Mária Ana Anna Hanna Johanna Marta Martha Maria Mario Marius Peter Petra"
              + " Pedro Pietro Paul Paula Pauline John Joan Jean Jeanne Ivan Yvonne Ingrid Astrid Sigrid"
              + " Frederick Friedrich Federico Leonard Leonardo Lionel Otto Ottilie Carla Carlo Karl"
              + " Charlotte Charles Claudia Claudio Elena Helena Helen Ellen");

  private static final List<String> LAST_NAMES =
      words(
          "Dvořák Janáček Martinů Bartók Kodály Fauré Saëns Poulenc Núñez Albéniz Grigorjew Nørgård"
              + " Sibelius Szymanowski Lutosławski Bělohlávek Hrůša Kubelík Szell Solti Fricsay Doráti"
              + " Bergström Lindberg Lindqvist Lindström Nyström Öberg Åkesson Müller Möller Mueller"
              + " Schröder Schneider Schubert Schumann Schulmann Steinberg Steinmann Weinberg Weber"
              + " Webern Wagner Wegener Walton Watson Wilson Williams Willis Bennett Barnett Garrett"
              + " Jarrett Parrott Marriott Robertson Robinson Richardson Harrison Morrison Patterson"
              + " Ferreira Pereira Oliveira Carvalho Gonçalves Simões Guimarães Araújo Conceição Batista"
              + " Kowalski Kowalczyk Nowak Nowicki Wiśniewski Zieliński Jabłoński Yamamoto Yamada Tanaka");

  private static final List<String> ADJECTIVES =
      words(
          "Silver Golden Crimson Winter Summer Midnight Morning Electric Velvet Paper Broken Hidden"
              + " Burning Frozen Wandering Dancing Laughing Sleeping Secret Distant Northern Southern"
              + " Broadway Little Last First Second Thousand Quiet Restless");

  private static final List<String> NOUNS =
      words(
          "Rivers Gardens Mirrors Lanterns Horizons Shadows Orchards Carnival Cathedral Harbour"
              + " Sparrows Falcons Wolves Foxes Dragons Voyagers Strangers Daughters Brothers Soldiers"
              + " Symphony Serenade Nocturne Requiem Rhapsody Sonata Overture Prelude Ballad Masquerade"
              + " Tempest Odyssey Paradise Comedy Mystery Circus Cabaret Musical Quartet Orchestra");

  private static final List<String> CITIES =
      words(
          "Zürich Genève Köln München Düsseldorf Århus Malmö Göteborg Reykjavík Kraków Gdańsk Łódź"
              + " Plzeň Brno Praha Győr Pécs Liège Besançon Orléans Málaga Cádiz Córdoba Évora Setúbal"
              + " Bologna Verona Torino Leipzig Dresden Bremen Antwerpen Utrecht Bergen Tampere Dublin"
              + " Cardiff Leeds Bristol Boston");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PERFORMERS = 400;

  private final Random random;
  private final String prefix;
  private final List<String> performers = new ArrayList<>();

  /**
   * A catalogue.
   *
   * @param prefix begins all ids
   */
  SyntheticCatalogue(String prefix, long seed) {
    this.prefix = prefix;
    this.random = new Random(seed);
    for (int i = 0; i < PERFORMERS; i++) {
      performers.add(one(FIRST_NAMES) + " " + one(LAST_NAMES));
    }
  }

  private static List<String> words(String words) {
    return List.of(words.split(" "));
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** The next so many events. */
  List<JudgedEvent> events(int count) {
    List<JudgedEvent> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = random.nextInt(4) == 0 ? "%s of %s".formatted(one(NOUNS), one(CITIES)) : show();
      List<String> who =
          switch (random.nextInt(4)) {
            case 0 -> List.of();
            case 1 -> List.of(one(performers));
            default -> List.of(one(performers), one(performers)).stream().distinct().toList();
          };
      events.add(new JudgedEvent("%s-%05d".formatted(prefix, i), name, who, one(CITIES)));
    }
    return events;
  }

  private String show() {
    return "The %s %s".formatted(one(ADJECTIVES), one(NOUNS));
  }

  /** One line of a feed. */
  String line(JudgedEvent event, String genre) {
    try {
      return JSON.writeValueAsString(
          Map.of(
              "@type",
              "MusicEvent",
              "identifier",
              event.id(),
              "name",
              event.name(),
              "startDate",
              "2032-%02d-%02dT20:00:00Z".formatted(1 + random.nextInt(12), 1 + random.nextInt(28)),
              "genre",
              genre,
              "performer",
              event.performers().stream()
                  .map(name -> Map.of("@type", "Person", "name", name))
                  .toList(),
              "location",
              Map.of(
                  "@type",
                  "Place",
                  "identifier",
                  "%s-%s".formatted(prefix, Integer.toHexString(event.city().hashCode())),
                  "name",
                  "Main Hall",
                  "address",
                  Map.of("addressLocality", event.city()))));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("text can be written", e);
    }
  }
}
