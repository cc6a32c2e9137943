/** Tables of databases, by any driver of JDBC, and of Parquet files, by Hardwood. It exports nothing. */
module dev.gan4j.sources {
    requires static transitive org.jspecify;
    requires com.github.luben.zstd_jni;
    requires dev.gan4j.core;
    requires dev.hardwood.core;
    requires java.sql;

    uses java.sql.Driver;

    provides dev.gan4j.internal.Unpacker with
            dev.gan4j.sources.ZstdUnpacker;
    provides dev.gan4j.table.Database with
            dev.gan4j.sources.JdbcDatabase;
    provides dev.gan4j.table.TableFormat with
            dev.gan4j.sources.ParquetFormat;
}
