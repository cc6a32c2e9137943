package dev.gan4j.fakes;

import dev.gan4j.table.Faker;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * Texts of Datafaker, in English. A row has one person, with a name, an address and what follows from these: e-mail addresses
 * end in example.com and its like, which belong to nobody.
 */
public final class DatafakerTexts implements Faker {

    private static final Map<String, Function<Person, String>> KINDS = makers();
    private static final List<String> DOMAINS = List.of("example.com", "example.net", "example.org");

    /** Creates what makes up texts; {@link java.util.ServiceLoader} calls it. */
    public DatafakerTexts() {}

    private static Map<String, Function<Person, String>> makers() {
        Map<String, Function<Person, String>> kinds = new LinkedHashMap<>();
        kinds.put("name", person -> person.firstName() + " " + person.lastName());
        kinds.put("firstName", Person::firstName);
        kinds.put("lastName", Person::lastName);
        kinds.put("email", person -> person.login('.') + "@" + DOMAINS.get(person.number("email", DOMAINS.size())));
        kinds.put("username", person -> person.login('_') + person.number("username", 100));
        kinds.put("phone", person -> person.faker("phone").phoneNumber().cellPhone());
        kinds.put("address", person -> person.street() + ", " + person.postcode() + " " + person.city());
        kinds.put("street", Person::street);
        kinds.put("postcode", Person::postcode);
        kinds.put("city", Person::city);
        kinds.put("country", person -> person.faker("country").address().country());
        kinds.put("company", person -> person.faker("company").company().name());
        kinds.put("job", person -> person.faker("job").job().title());
        kinds.put("sentence", person -> person.faker("sentence").lorem().sentence());
        return kinds;
    }

    @Override
    public List<String> kinds() {
        return List.copyOf(KINDS.keySet());
    }

    @Override
    public Row row(long seed) {
        Person person = new Person(seed);
        return kind -> {
            Function<Person, String> maker = KINDS.get(kind);
            if (maker == null) {
                throw new IllegalArgumentException("kind must be one of " + KINDS.keySet() + " but was " + kind);
            }
            return maker.apply(person);
        };
    }

    /** The person of a row. */
    private static final class Person {
        private final long seed;
        private final Random random = new Random();
        private final net.datafaker.Faker faker = new net.datafaker.Faker(Locale.ENGLISH, random);

        Person(long seed) {
            this.seed = seed;
        }

        /** Returns what makes up one part of a person, the same whatever parts were made up before. */
        net.datafaker.Faker faker(String part) {
            random.setSeed(seed ^ part.hashCode() * 0x9E3779B97F4A7C15L);
            return faker;
        }

        int number(String part, int bound) {
            return faker(part).random().nextInt(bound);
        }

        String firstName() {
            return faker("firstName").name().firstName();
        }

        String lastName() {
            return faker("lastName").name().lastName();
        }

        String street() {
            return faker("street").address().streetAddress();
        }

        String postcode() {
            return faker("postcode").address().zipCode();
        }

        String city() {
            return faker("city").address().city();
        }

        /** The name in plain small letters. */
        String login(char between) {
            return plain(firstName()) + between + plain(lastName());
        }

        private static String plain(String name) {
            return Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
        }
    }
}
