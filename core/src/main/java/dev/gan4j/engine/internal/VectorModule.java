package dev.gan4j.engine.internal;

import java.lang.module.ModuleFinder;
import java.lang.reflect.InvocationTargetException;

/**
 * The module of the Vector API, which the virtual machine resolves at its start where it is told to
 * ({@code --add-modules jdk.incubator.vector}), and then writes a notice on standard error that nothing can silence.
 *
 * <p>The {@code gan4j} command has no such notice between its messages: the manifest of its jar opens the package of the
 * JDK that loads a module of its own later on, as the JDK itself does for its agents. It is loaded when it is needed,
 * which also makes every short command start faster.
 */
final class VectorModule {

    static final String NAME = "jdk.incubator.vector";

    private static final String LOADER_PACKAGE = "jdk.internal.module";

    private VectorModule() {}

    /** Tells whether there is the module, and loads it where that is allowed. */
    static boolean isThere() {
        return ModuleLayer.boot().findModule(NAME).isPresent() || Loaded.IS_LOADED;
    }

    /** Returns what a user can do about a missing module, as the end of a sentence. */
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
                // A JDK may have been made without the module.
                return log(e.getCause() == null ? e : e.getCause());
            } catch (ReflectiveOperationException e) {
                return log(e);
            }
        }

        /** {@link KernelChoice} tells what follows from it. */
        private static boolean log(Throwable why) {
            System.getLogger(VectorModule.class.getName()).log(System.Logger.Level.DEBUG, "no Vector API", why);
            return false;
        }
    }
}
