package dev.gan4j.testing;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Prints the environment of the tests, and again where one of them failed. */
public final class EnvironmentListener implements TestExecutionListener {

    private boolean hasFailed;

    /** Creates a listener, for the launcher of the tests. */
    public EnvironmentListener() {}

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        print("environment of the tests");
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        hasFailed |= result.getStatus() == TestExecutionResult.Status.FAILED;
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (hasFailed) {
            print("environment of the tests that failed");
        }
    }

    private static void print(String what) {
        String description = System.getProperty(RandomEnvironment.DESCRIPTION);
        if (description != null) {
            System.out.println(what + ": " + description);
        }
    }
}
