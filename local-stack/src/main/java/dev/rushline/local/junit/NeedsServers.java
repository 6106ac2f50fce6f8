package dev.rushline.local.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The servers that serve when the class's first test or {@code @BeforeAll} runs. The class's
 * constructor and methods may take a {@link Servers} parameter.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ServersExtension.class)
public @interface NeedsServers {

  /** What has to run; what these need themselves is started too. */
  ServerKind[] value();
}
