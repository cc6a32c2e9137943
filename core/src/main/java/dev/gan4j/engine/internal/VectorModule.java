package dev.gan4j.engine.internal;

import java.lang.module.ModuleFinder;
import java.lang.reflect.InvocationTargetException;

/**
 * The module of the Vector API. The virtual machine resolves it at its start if requested ({@code --add-modules
 * jdk.incubator.vector}), and then writes a notice to standard error that cannot be suppressed.
 *
 * <p>The {@code gan4j} command avoids this notice: the manifest of its jar opens the JDK package that can load a JDK module
 * later, as the JDK itself does for its agents. The module is loaded only when it is needed, which also makes short commands
 * start faster.
 */
final class VectorModule {

    static final String NAME = "jdk.incubator.vector";

    private static final String LOADER_PACKAGE = "jdk.internal.module";

    private VectorModule() {}

    /** Returns whether the module is present, and loads it if that is allowed. */
    static boolean isThere() {
        return ModuleLayer.boot().findModule(NAME).isPresent() || Loaded.IS_LOADED;
    }

    /** Returns how to get the missing module, as the end of a sentence. */
    static String remedy() {
        return ModuleFinder.ofSystem().find(NAME).isPresent()
                ? "start the JVM with --add-modules " + NAME
                : "this Java runtime was made without it";
    }

    /** Loads the module at most once. */
    private static final class Loaded {

        static final boolean IS_LOADED = isAllowed() && load();

        private static boolean isAllowed() {
            return Object.class.getModule().isExported(LOADER_PACKAGE, VectorModule.class.getModule());
        }

        private static boolean load() {
            try {
                Class.forName(LOADER_PACKAGE + ".Modules").getMethod("loadModule", String.class).invoke(null, NAME);
                return true;
            } catch (InvocationTargetException e) {
                // A JDK may have been built without the module.
                return log(e.getCause() == null ? e : e.getCause());
            } catch (ReflectiveOperationException e) {
                return log(e);
            }
        }

        /** {@link KernelChoice} reports the consequence. */
        private static boolean log(Throwable why) {
            System.getLogger(VectorModule.class.getName()).log(System.Logger.Level.DEBUG, "no Vector API", why);
            return false;
        }
    }
}
