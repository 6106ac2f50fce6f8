package dev.rushline.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * A Java agent that takes the fence out of booking-streams, which has no switch for that: a confirm
 * is accepted whatever became of its hold, and a seat changes hands whoever has it. For the proof
 * that the audit would notice.
 */
public final class NoFence implements ClassFileTransformer {
  private static final String ROOMS = "dev/rushline/booking/";

  /** By class: a method and what it does without the fence. */
  private static final Map<String, Map<String, Consumer<CodeBuilder>>> OPEN =
      Map.of(
          ROOMS + "seating/OpenHold", Map.of("ifOpen", NoFence::decideOnTheLastHold),
          ROOMS + "seating/ConfirmRules", Map.of("superseded", NoFence::returnEmpty),
          ROOMS + "hall/SeatedSection", Map.of("requireHolder", CodeBuilder::return_));

  /** Called by the JVM of booking-streams before its main method. */
  public static void premain(String arguments, Instrumentation jvm) {
    jvm.addTransformer(new NoFence());
  }

  @Override
  public byte[] transform(
      ClassLoader loader, String name, Class<?> former, ProtectionDomain domain, byte[] bytes) {
    Map<String, Consumer<CodeBuilder>> methods = OPEN.get(name);
    return methods == null ? null : withBodies(methods, bytes);
  }

  private static byte[] withBodies(Map<String, Consumer<CodeBuilder>> methods, byte[] bytes) {
    ClassFile file = ClassFile.of();
    ClassTransform transform =
        (type, element) -> {
          if (element instanceof MethodModel method
              && methods.containsKey(method.methodName().stringValue())) {
            type.withMethodBody(
                method.methodName(),
                method.methodType(),
                method.flags().flagsMask(),
                methods.get(method.methodName().stringValue()));
          } else {
            type.with(element);
          }
        };
    return file.transformClass(file.parse(bytes), transform);
  }

  /** As if the hold that the booking was last were open, whatever it is now. */
  private static void decideOnTheLastHold(CodeBuilder code) {
    int booking = 0;
    int decision = 2;
    ClassDesc function = Function.class.describeConstable().orElseThrow();
    code.aload(decision)
        .aload(booking)
        .invokeinterface(of("books.Booking"), "lastOpen", MethodTypeDesc.of(of("books.Open")))
        .invokeinterface(
            function, "apply", MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_Object))
        .checkcast(of("seating.Step"))
        .areturn();
  }

  private static ClassDesc of(String type) {
    return ClassDesc.of(ROOMS.replace('/', '.') + type);
  }

  private static void returnEmpty(CodeBuilder code) {
    ClassDesc optional = Optional.class.describeConstable().orElseThrow();
    code.invokestatic(optional, "empty", MethodTypeDesc.of(optional)).areturn();
  }

  /** Writes the agent to a jar; returns the option with which a JVM loads it. */
  static String option(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", NoFence.class.getName());
    String classFile = NoFence.class.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest);
        InputStream compiled = NoFence.class.getClassLoader().getResourceAsStream(classFile)) {
      entries.putNextEntry(new JarEntry(classFile));
      compiled.transferTo(entries);
    }
    return "-javaagent:" + jar.toAbsolutePath();
  }
}
