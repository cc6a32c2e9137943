package dev.gan4j;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The public types of the packages that the module exports to everybody. */
final class ExportedTypes {

    private static final Pattern EXPORT = Pattern.compile("(?m)^    exports ([a-z0-9.]+);");

    private ExportedTypes() {}

    /** The packages, as the module's declaration names them. */
    static List<String> packages() throws IOException {
        Matcher export = EXPORT.matcher(Files.readString(Path.of("src/main/java/module-info.java")));
        return export.results().map(result -> result.group(1)).toList();
    }

    /** The types, those inside others as well where all around them are public; sorted by name. */
    static List<Class<?>> all() throws Exception {
        Path classes = Path.of(Gan.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<Class<?>> types = new ArrayList<>();
        for (String name : packages()) {
            try (Stream<Path> files = Files.list(classes.resolve(name.replace('.', '/')))) {
                for (Path file : files.filter(file -> file.toString().endsWith(".class")).sorted().toList()) {
                    String simple = file.getFileName().toString().replace(".class", "");
                    if (!simple.equals("package-info")) {
                        Class<?> type = Class.forName(name + "." + simple, false, Gan.class.getClassLoader());
                        if (isVisible(type)) {
                            types.add(type);
                        }
                    }
                }
            }
        }
        return types;
    }

    private static boolean isVisible(Class<?> type) {
        return !type.isAnonymousClass() && !type.isLocalClass() && Modifier.isPublic(type.getModifiers())
                && (type.getEnclosingClass() == null || isVisible(type.getEnclosingClass()));
    }
}
