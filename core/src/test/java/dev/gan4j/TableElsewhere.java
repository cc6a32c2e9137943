package dev.gan4j;

import java.nio.file.Path;

/** Another process, which has a model's file alone. */
final class TableElsewhere {

    private TableElsewhere() {}

    public static void main(String[] arguments) {
        TableGan gan = TableGan.load(Path.of(arguments[0]));
        System.out.print(TableRows.ofMaps(gan.sample(3).toMaps()).toMaps());
        boolean isThere = ModuleLayer.boot().findModule("java.sql").isPresent();
        System.out.println(isThere ? " with java.sql" : " without java.sql");
    }
}
