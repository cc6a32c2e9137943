package dev.gan4j.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Somebody else's machine, drawn from a seed: its locale, time zone, charset, end of line, and folder for temporary files.
 *
 * <p>The build draws one for each module before its tests run: most of this is fixed when a JVM starts. A seed that is
 * told with {@code -Dgan4j.env.seed=N} draws the same again; {@code -Dgan4j.env.seed=off} draws none.
 *
 * @param seed        what it was drawn from
 * @param locale      the default locale; some have digits, calendars and letters of their own
 * @param zone        the default time zone
 * @param charset     the default charset as {@code file.encoding} names it
 * @param lineEnd     the end of a line
 * @param system      the locale of the operating system, which decides how file names are encoded
 * @param temporary   the name of the folder for temporary files
 */
public record RandomEnvironment(long seed, Locale locale, String zone, String charset, String lineEnd, String system,
        String temporary) {

    /** The seed's name on the command line of the build, and in the JVM of the tests. */
    public static final String SEED = "gan4j.env.seed";

    /** The property that describes the environment in the JVM of the tests. */
    static final String DESCRIPTION = "gan4j.env.description";

    private static final String ARGUMENTS = "gan4j.env.arguments";
    private static final List<String> LOCALES = List.of("en-US", "tr-TR", "az-Latn-AZ", "lt-LT", "ar-EG",
            "ar-SA-u-ca-islamic-umalqura", "fa-IR", "hi-IN-u-nu-deva", "th-TH-u-ca-buddhist-nu-thai",
            "ja-JP-u-ca-japanese", "zh-CN", "de-DE", "fr-CH", "sv-SE", "my-MM-u-nu-mymr");
    private static final List<String> ZONES = List.of("UTC", "Asia/Kathmandu", "America/St_Johns", "Pacific/Apia",
            "Pacific/Chatham", "Asia/Tehran", "Africa/Casablanca", "Antarctica/Troll", "Etc/GMT+12");
    private static final List<String> CHARSETS = List.of("UTF-8", "COMPAT");
    private static final List<String> LINE_ENDS = List.of("\n", "\r\n");
    private static final List<String> SYSTEMS = List.of("C.UTF-8", "C");
    private static final List<String> ASCII_FOLDERS = List.of("tmp", "a folder with blanks", "quo'te$HOME");
    private static final List<String> FOLDERS = List.of("tmp", "a folder with blanks", "Grüße an 温度 ıİ",
            "e\u0301 \u0645\u0624\u0642\u062a", "%20+&amp;#;");

    /**
     * Draws an environment.
     *
     * @param seed any
     * @return the same for the same seed
     */
    public static RandomEnvironment of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String system = any(SYSTEMS, random);
        // File names other than ASCII need a system that can encode them.
        return new RandomEnvironment(seed, Locale.forLanguageTag(any(LOCALES, random)), any(ZONES, random),
                any(CHARSETS, random), any(LINE_ENDS, random), system,
                any(system.equals("C") ? ASCII_FOLDERS : FOLDERS, random));
    }

    private static String any(List<String> choices, SplittableRandom random) {
        return choices.get(random.nextInt(choices.size()));
    }

    /**
     * Returns the options that give a child JVM the environment of this one.
     *
     * @return for the command line of {@code java}; none where the tests were not started by the build
     */
    public static List<String> ofChildren() {
        String file = System.getProperty(ARGUMENTS);
        return file == null ? List.of() : List.of("@" + file);
    }

    /** Returns what the tests print, and what replays it. */
    String describe() {
        return "locale " + locale.toLanguageTag() + ", zone " + zone + ", file.encoding " + charset + ", line end "
                + lineEnd.replace("\r", "CR").replace("\n", "LF") + ", LC_ALL " + system + ", temporary folder \""
                + temporary + "\" (replay: -D" + SEED + "=" + seed + ")";
    }

    /** The options of a JVM in this environment. */
    private List<String> options(Path folder, Path arguments) {
        List<String> options = new ArrayList<>(List.of("-Duser.language=" + locale.getLanguage(),
                "-Duser.country=" + locale.getCountry(), "-Duser.script=" + locale.getScript(),
                "-Duser.timezone=" + zone, "-Dfile.encoding=" + charset, "-Dline.separator=" + lineEnd,
                "-Djava.io.tmpdir=" + folder, "-Dgan4j.env=on", "-D" + SEED + "=" + seed,
                "-D" + DESCRIPTION + "=" + describe(),
                "-D" + ARGUMENTS + "=" + arguments));
        String extensions = locale.getExtension(Locale.UNICODE_LOCALE_EXTENSION);
        if (extensions != null) {
            options.add("-Duser.extensions=u-" + extensions);
        }
        return options;
    }

    /** A line of a file of arguments for {@code java}. */
    private static String quoted(String option) {
        return '"' + option.replace("\\", "\\\\").replace("\"", "\\\"").replace("\r", "\\r").replace("\n", "\\n")
                + "\"\n";
    }

    /**
     * Draws an environment and writes it for the build.
     *
     * @param arguments the seed, which may be no number; the build folder of the module
     * @throws IOException if a file cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        Path build = Path.of(arguments[1]).toAbsolutePath();
        Path options = build.resolve("environment.args");
        Path variables = build.resolve("environment.properties");
        Files.createDirectories(build);
        if (arguments[0].equals("off")) {
            Files.writeString(options, "-Dgan4j.env=off\n");
            Files.writeString(variables, "");
            return;
        }
        long seed = arguments[0].matches("-?\\d{1,18}")
                ? Long.parseLong(arguments[0])
                : ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
        RandomEnvironment environment = of(seed);
        Path folder = build.resolve("temporary").resolve(environment.temporary());
        Files.createDirectories(folder);
        StringBuilder text = new StringBuilder();
        environment.options(folder, options).forEach(option -> text.append(quoted(option)));
        Files.writeString(options, text);
        Files.writeString(variables, "gan4j.env.LC_ALL=" + environment.system() + "\ngan4j.env.TZ="
                + environment.zone() + "\ngan4j.env.TMPDIR=" + escaped(folder.toString()) + "\n",
                StandardCharsets.ISO_8859_1);
    }

    /** A value of a file of properties. */
    private static String escaped(String value) {
        StringBuilder text = new StringBuilder();
        value.chars().forEach(c -> text.append(c < 0x80 && c != '\\'
                ? Character.toString(c)
                : String.format(
                        Locale.ROOT, "\\u%04x", c)));
        return text.toString();
    }
}
