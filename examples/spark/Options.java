import org.apache.spark.launcher.JavaModuleOptions;

/** Prints the options that Spark needs on the JDK that runs this. */
public final class Options {

    private Options() {}

    public static void main(String[] arguments) {
        System.out.println(JavaModuleOptions.defaultModuleOptions());
    }
}
