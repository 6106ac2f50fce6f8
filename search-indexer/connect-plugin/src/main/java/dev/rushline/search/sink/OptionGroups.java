package dev.rushline.search.sink;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;

/** Collects options, numbering them within their group. */
final class OptionGroups {
  private final ConfigDef definition = new ConfigDef();
  private String group = "";
  private int number;

  ConfigDef definition() {
    return definition;
  }

  /** What follows belongs to this group. */
  void group(String name) {
    group = name;
    number = 0;
  }

  /** An option whose values are the names of an enum, in small letters. */
  void addChoice(
      String name,
      Class<? extends Enum<?>> choices,
      String fallback,
      ConfigDef.Importance weight,
      String doc) {
    List<String> words =
        Stream.of(choices.getEnumConstants())
            .map(choice -> choice.name().toLowerCase(Locale.ROOT))
            .toList();
    add(name, ConfigDef.Type.STRING, fallback, OptionChecks.choice(words), weight, doc);
  }

  /**
   * An option.
   *
   * @param fallback what holds when nothing is said; {@link ConfigDef#NO_DEFAULT_VALUE}: it must be
   *     given
   * @param check null: anything of the type
   */
  void add(
      String name,
      ConfigDef.Type type,
      Object fallback,
      ConfigDef.Validator check,
      ConfigDef.Importance weight,
      String doc) {
    number++;
    ConfigDef.Recommender words = check instanceof ConfigDef.Recommender some ? some : null;
    boolean isNumber = type == ConfigDef.Type.INT || type == ConfigDef.Type.LONG;
    definition.define(
        name,
        type,
        fallback,
        check,
        weight,
        doc,
        group,
        number,
        isNumber ? ConfigDef.Width.SHORT : ConfigDef.Width.MEDIUM,
        name,
        List.of(),
        words);
  }
}
