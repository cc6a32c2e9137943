package dev.gan4j.lab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** The page of a laboratory in a browser of its own; closing it demands that nothing was said in the console. */
final class LabPage implements AutoCloseable {

    static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static final double PATIENCE = 60_000;

    private final BrowserContext context;
    private final Page page;
    private final String address;
    private final List<String> complaints = new ArrayList<>();

    private LabPage(BrowserContext context, String address) {
        this.context = context;
        this.address = address;
        this.page = context.newPage();
        page.setDefaultTimeout(PATIENCE);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.type() + ": " + message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    static LabPage open(Browser browser, String address) {
        return open(browser, address, 1280, 720, ColorScheme.LIGHT);
    }

    static LabPage open(Browser browser, String address, int width, int height, ColorScheme scheme) {
        BrowserContext context = context(browser, width, height, scheme);
        // Most tests are of the laboratory itself, as somebody sees it who has been there before and opened the controls.
        context.addInitScript("if (localStorage.getItem('gan4j.begun') === null) {"
                + " localStorage.setItem('gan4j.begun', 'yes'); localStorage.setItem('gan4j.controls', 'open'); }");
        LabPage opened = new LabPage(context, address);
        opened.go(address);
        return opened;
    }

    /** The view of a table. */
    static LabPage openTable(Browser browser, String address, int width, int height, ColorScheme scheme) {
        LabPage opened = new LabPage(context(browser, width, height, scheme), address);
        opened.page.navigate(address);
        opened.visible("table-cards");
        return opened;
    }

    /** As somebody sees it who has never been there. */
    static LabPage openFirst(Browser browser, String address, int width, int height, ColorScheme scheme) {
        LabPage opened = new LabPage(context(browser, width, height, scheme), address);
        opened.page.navigate(address);
        opened.visible("welcome");
        opened.page.waitForFunction("() => document.querySelector('[data-testid=loaded]').textContent !== ''");
        return opened;
    }

    private static BrowserContext context(Browser browser, int width, int height, ColorScheme scheme) {
        return inAnyLocale(() -> browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height).setLocale("en-GB").setColorScheme(scheme)));
    }

    /** Playwright writes the names of options in the letters of the default locale: a Turkish "light" has no dot. */
    private static <T> T inAnyLocale(Supplier<T> work) {
        Locale drawn = Locale.getDefault();
        Locale.setDefault(Locale.ROOT);
        try {
            return work.get();
        } finally {
            Locale.setDefault(drawn);
        }
    }

    void go(String where) {
        page.navigate(where);
        visible("stages");
        page.waitForFunction("() => document.querySelectorAll('[data-testid=fact-distance]').length > 0"
                + " && document.querySelector('[data-testid=fact-distance]').textContent !== ''");
    }

    Page page() {
        return page;
    }

    Locator at(String testId) {
        return page.getByTestId(testId);
    }

    void press(String testId) {
        at(testId).click();
    }

    void visible(String testId) {
        PlaywrightAssertions.assertThat(at(testId)).isVisible(
                new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
    }

    /** Waits for the iteration that the heading of a lane shows. */
    void reaches(int lane, int iteration) {
        page.waitForFunction("([lane, wanted]) => Number(document.querySelector(`[data-testid=lane-${lane}]"
                + " [data-testid=fact-iteration]`)?.textContent.replace(/\\D/g, '')) >= wanted",
                List.of(lane, iteration));
    }

    void reachesState(String state) {
        page.waitForFunction("state => document.querySelector('[data-testid=run-state]')?.dataset.state === state",
                state,
                new Page.WaitForFunctionOptions().setTimeout(4 * PATIENCE));
    }

    /** Waits until the page has shown for a second that nothing runs: a step is a short run, told of a little later. */
    void rests() {
        page.waitForFunction("() => { const state = document.querySelector('[data-testid=run-state]').dataset.state;"
                + " if (state !== 'paused') { window.rested = undefined; return false; }"
                + " window.rested ??= performance.now(); return performance.now() - window.rested > 1000; }");
    }

    /** As fast as it goes: the last step of the slider. */
    void fastest() {
        at("speed").focus();
        page.keyboard().press("End");
    }

    /** Asks the server from within the page, as the page does. */
    @SuppressWarnings("unchecked")
    Map<String, Object> ask(String path) {
        Object answer = page.evaluate("path => fetch(path).then(response => response.json())", path);
        return (Map<String, Object>) Objects.requireNonNull(answer, path);
    }

    String run() {
        return Objects.requireNonNull(page.evaluate("() => sessionStorage.getItem('gan4j.run')")).toString();
    }

    Map<String, Object> frame() {
        return ask("/api/runs/" + run() + "/frame?lane=0");
    }

    void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    /** Leaves out what the console said about something that a test did on purpose. */
    void forgive(String part) {
        complaints.removeIf(complaint -> complaint.contains(part));
    }

    String address() {
        return address;
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).as("what the console said").isEmpty();
    }
}
