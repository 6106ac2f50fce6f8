package dev.rushline.streams.architecture.broken.topology;

import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;

/** Begins with whatever is on its disk. */
public final class BelievesItsDisk implements Processor<String, String, Void, Void> {
  private final Set<String> seen = new HashSet<>();

  @Override
  public void process(Record<String, String> record) {
    seen.add(record.value());
  }
}
