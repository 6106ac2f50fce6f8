package dev.rushline.edge.catalogue.performer;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rushline.edge.problem.BrokenRules;

/**
 * A performer as a client reads and writes it.
 *
 * @param id set by the address of the call; ignored in what is sent if it agrees
 * @param name 1 to 300 characters
 * @param description at most 5000 characters; may be absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Performer(String id, String name, String description) {

  /** The performer under this id, if it keeps the rules. */
  public Performer checked(String address) {
    BrokenRules rules = new BrokenRules();
    rules.require(id == null || id.equals(address), "id", "is the address's: " + address);
    rules.text(name, 300, "name");
    rules.optionalText(description, 5_000, "description");
    rules.refuseIfAny();
    return new Performer(address, name.strip(), description);
  }
}
