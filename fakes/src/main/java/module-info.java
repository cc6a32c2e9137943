/** Names, addresses and the like that are made up for columns of free text. */
module dev.gan4j.fakes {
    requires static transitive org.jspecify;
    requires dev.gan4j.core;
    requires net.datafaker;

    provides dev.gan4j.table.Faker with
            dev.gan4j.fakes.DatafakerTexts;
}
