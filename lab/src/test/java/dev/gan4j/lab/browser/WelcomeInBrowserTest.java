package dev.gan4j.lab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What somebody sees first. */
class WelcomeInBrowserTest extends BrowserTest {

    private static final List<String> COCKPIT = List.of("controls", "charts", "time", "stages", "view-compare",
            "controls-toggle");

    private LabPage first(String hash) {
        return LabPage.openFirst(browser(), address() + hash, 1280, 720, ColorScheme.LIGHT);
    }

    @Test
    void theFirstViewIsAnInvitationThatSaysWhatIsLoaded() {
        try (LabPage lab = first("")) {
            assertThat(lab.at("loaded").textContent()).isEqualTo("Preset tutorial: normal(-1,1)");
            COCKPIT.forEach(part -> PlaywrightAssertions.assertThat(lab.at(part)).isHidden());
            PlaywrightAssertions.assertThat(lab.at("diagram")).isVisible();
        }
        try (LabPage lab = first("#preset=recommended")) {
            assertThat(lab.at("loaded").textContent()).startsWith("Preset recommended: ");
        }
        try (LabPage lab = first("#yaml=data: exponential(2)")) {
            assertThat(lab.at("loaded").textContent()).isEqualTo("exponential(2)");
        }
    }

    @Test
    void aLinkToAPresetThatThereIsNotSaysSo() {
        try (LabPage lab = first("#preset=nothing")) {
            PlaywrightAssertions.assertThat(lab.at("notice-error")).containsText("There is no preset named nothing");
            assertThat(lab.at("loaded").textContent()).isEqualTo("Preset tutorial: normal(-1,1)");
        }
    }

    @Test
    void theTourIsOnePressAway() {
        try (LabPage lab = first("")) {
            lab.press("welcome-tour");
            lab.visible("chapter-title");
            lab.visible("stages");
            PlaywrightAssertions.assertThat(lab.at("welcome")).isHidden();
        }
    }

    @Test
    void trainingIsOnePressAwayAndItsControlsAreFolded() {
        try (LabPage lab = first("")) {
            lab.press("welcome-watch");
            lab.reaches(0, 1);
            PlaywrightAssertions.assertThat(lab.at("controls")).isHidden();
            lab.visible("charts");
        }
    }

    @Test
    void onesOwnDataAreTrainedOnAndNamed() {
        try (LabPage lab = first("")) {
            lab.press("welcome-own");
            FileChooser chooser = lab.page().waitForFileChooser(() -> lab.press("own-upload"));
            chooser.setFiles(Path.of("..", "examples", "data", "banknote.csv"));
            lab.visible("upload-use");
            lab.press("upload-use");
            lab.reaches(0, 1);
            PlaywrightAssertions.assertThat(lab.at("welcome")).isHidden();
            PlaywrightAssertions.assertThat(lab.at("loaded-name")).hasText("banknote.csv, column variance");
            lab.press("brand");
            PlaywrightAssertions.assertThat(lab.at("loaded")).hasText("banknote.csv, column variance");
        }
    }

    @Test
    void whoHasGonePastItFindsTheLaboratoryAsItWasLeft() {
        try (LabPage lab = first("")) {
            lab.press("welcome-everything");
            lab.visible("controls");
            lab.page().reload();
            lab.visible("controls");
            PlaywrightAssertions.assertThat(lab.at("welcome")).isHidden();
            lab.press("controls-toggle");
            lab.page().reload();
            lab.visible("stages");
            PlaywrightAssertions.assertThat(lab.at("controls")).isHidden();
            lab.press("brand");
            lab.visible("welcome");
        }
    }
}
