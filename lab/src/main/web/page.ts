import { button, make, signButton } from "./base/dom";
import { choose, isDark, onTheme } from "./base/theme";
import { currentLanguage, onLanguage, speak, write } from "./base/words";
import { ChartPanel } from "./charts/panel";
import { CompareBar } from "./compare/compare";
import { OwnData } from "./controls/ownData";
import { ControlPanel } from "./controls/panel";
import { Diagram } from "./diagram/diagram";
import { listen, openHelp, type Shortcut } from "./help/help";
import { SeedsView } from "./seeds/seeds";
import { LaneStage } from "./stage/stage";
import type { Laboratory } from "./state/laboratory";
import { loaded } from "./state/loaded";
import { remembered } from "./state/remembered";
import { openDownloads } from "./downloads/dialog";
import { SlowMotion } from "./time/slowMotion";
import { TimeBar } from "./time/timeBar";
import { Tour } from "./tour/tour";
import { Welcome } from "./welcome/welcome";

const SUMMARY_MILLISECONDS = 10000;
/** From this width on there is room for the controls next to everything else. */
const ROOMY = 1151;

/** The whole page: its layout, and when its parts are drawn. */
export class Page {
  readonly element: HTMLElement;
  private readonly stages = make("div", { class: "stages", testid: "stages" });
  private readonly summary = make("p", { class: "unseen", testid: "summary", attributes: { "aria-live": "polite" } });
  private readonly controls: ControlPanel;
  private readonly charts: ChartPanel;
  private readonly welcome: Welcome;
  private readonly loaded = make("span", { class: "loaded", testid: "loaded-name" });
  private readonly compare: CompareBar;
  private readonly diagram: Diagram;
  private readonly timeBar: TimeBar;
  private readonly slow: SlowMotion;
  private readonly seeds: SeedsView;
  private readonly tour: Tour;
  private readonly switches: Record<"tour" | "seeds" | "compare", HTMLButtonElement>;
  private readonly theme = signButton("theme", "theme.switch", "theme", () => choose(isDark() ? "light" : "dark"));
  private readonly drawer = signButton("menu", "controls.toggle", "controls-toggle", () => this.toggleControls());
  private lanes: LaneStage[] = [];
  private chartsDirty = true;
  private diagramDirty = true;
  private statusDirty = true;
  private nowDirty = true;
  private drawn = 0;
  private drawnSince = performance.now();
  private summarised = Number.NEGATIVE_INFINITY;

  constructor(private readonly laboratory: Laboratory) {
    const openSlow = (open: boolean): void => {
      this.slow.element.hidden = !open;
      this.element.classList.toggle("slow", open);
    };
    const own = new OwnData(laboratory);
    this.controls = new ControlPanel(laboratory, own);
    this.welcome = new Welcome(laboratory, {
      tour: () => this.begin(() => this.showTour(true)),
      watch: () => this.begin(() => this.timeBar.togglePlay()),
      own: () => own.ask(() => this.begin(() => this.timeBar.togglePlay())),
      everything: () => this.begin(() => this.setControls(true)),
    });
    this.charts = new ChartPanel(laboratory);
    this.compare = new CompareBar(laboratory);
    this.diagram = new Diagram(laboratory, (more, demanded) => this.openMore(more, demanded));
    this.timeBar = new TimeBar(laboratory, openSlow);
    this.slow = new SlowMotion(laboratory, () => this.timeBar.toggleSlow());
    this.seeds = new SeedsView(laboratory, () => this.showSeeds(false));
    this.tour = new Tour(laboratory, this.timeBar, openSlow, () => this.showTour(false));
    this.switches = {
      tour: button("view.tour", "view-tour", () => this.showTour(!!this.tour.element.hidden)),
      compare: button("view.compare", "view-compare", () => this.compare.toggle()),
      seeds: button("view.seeds", "view-seeds", () => this.showSeeds(!!this.seeds.element.hidden)),
    };
    const shortcuts = this.shortcuts();
    const language = button("language.switch", "language", () => void speak(currentLanguage() === "en" ? "zh" : "en"));
    language.classList.add("language");
    const brand = make("button", { class: "brand-button", title: "welcome.again", testid: "brand", on: { click: () => this.showWelcome(true) } },
      make("span", { class: "brand" }, "gan4j"), " ", make("span", { say: "brand.lab" }));
    this.element = make(
      "div",
      { class: "page", testid: "page" },
      make("a", { class: "skip", say: "skip", attributes: { href: "#stage" }, on: { click: (event) => {
        event.preventDefault();
        document.querySelector<HTMLElement>("#stage")?.focus();
      } } }),
      make(
        "header",
        { class: "top" },
        this.drawer,
        make("h1", {}, brand),
        make("nav", { label: "view.label" }, this.switches.tour, this.switches.compare, this.switches.seeds,
          button("take.open", "take-away", () => openDownloads(laboratory, this.charts))),
        this.loaded,
        make("span", { class: "spring" }),
        language,
        this.theme,
        signButton("help", "help.open", "help", () => openHelp(laboratory, shortcuts)),
      ),
      make("div", { class: "body" },
        this.controls.element,
        this.tour.element,
        make("main", { id: "stage", attributes: { tabindex: "-1" } }, this.welcome.element, this.compare.element, this.diagram.element, this.slow.element, this.stages, this.seeds.element),
        this.charts.element),
      this.timeBar.element,
      this.summary,
    );
    listen(shortcuts);
    this.watch();
    const showTheme = (): void => this.theme.setAttribute("aria-pressed", String(isDark()));
    onTheme(showTheme);
    showTheme();
    this.showWelcome(!remembered.begun);
    requestAnimationFrame(() => this.paint());
  }

  private watch(): void {
    const { laboratory } = this;
    laboratory.on("lanes", () => this.rebuild());
    laboratory.on(["settings", "selection"], () => {
      this.controls.update();
      this.compare.update();
      this.tellLoaded();
      this.switches.compare.setAttribute("aria-pressed", String(laboratory.comparing));
    });
    laboratory.on(["scene", "frame", "stage"], () => this.lanes.forEach((lane) => lane.redraw()));
    laboratory.on(["scene", "series"], () => {
      this.chartsDirty = true;
      this.diagram.seriesChanged();
    });
    laboratory.on(["scene", "frame", "stage", "series"], () => (this.diagramDirty = true));
    laboratory.on(["frame"], () => (this.nowDirty = true));
    laboratory.on("stage", () => this.slow.update());
    laboratory.on(["status", "connection", "frame"], () => (this.statusDirty = true));
    laboratory.on("seeds", () => this.seeds.update());
    laboratory.on("busy", () => this.element.classList.toggle("busy", laboratory.busy));
    onLanguage(() => {
      this.lanes.forEach((lane) => lane.redraw());
      this.tellLoaded();
    });
  }

  private rebuild(): void {
    this.lanes.forEach((lane) => lane.dispose());
    this.lanes = this.laboratory.lanes.map((_, lane) => new LaneStage(this.laboratory, lane));
    this.stages.replaceChildren(...this.lanes.map((lane) => lane.element));
    this.element.classList.toggle("comparing", this.laboratory.comparing);
    // Two lanes need the space, so the controls open on top of them.
    this.closeControls(this.laboratory.comparing || window.innerWidth < ROOMY || !remembered.controls);
    this.charts.rebuild();
    this.timeBar.showSpeed();
    this.compare.update();
  }

  /** Draws what changed, at most once for each picture of the screen: a late frame waits for nothing and blocks nothing. */
  private paint(): void {
    if (this.statusDirty) {
      this.statusDirty = false;
      this.timeBar.update();
      this.charts.tellEvents();
      this.lanes.forEach((lane) => lane.redraw());
      this.chartsDirty ||= this.laboratory.shownPast !== null;
    }
    const painted = this.lanes.map((lane) => lane.paint()).some((each) => each);
    if (this.diagramDirty) {
      this.diagramDirty = false;
      this.diagram.draw();
    }
    if (this.chartsDirty) {
      this.chartsDirty = false;
      this.charts.update();
    } else if (this.nowDirty) {
      this.charts.tellNow();
    }
    this.nowDirty = false;
    const now = performance.now();
    this.drawn += painted ? 1 : 0;
    if (now - this.drawnSince >= 1000) {
      // For the tests of speed: pictures drawn in the last second.
      this.element.dataset["pictures"] = String(Math.round((1000 * this.drawn) / (now - this.drawnSince)));
      this.drawn = 0;
      this.drawnSince = now;
    }
    if (now - this.summarised > SUMMARY_MILLISECONDS) {
      this.summarised = now;
      const words = this.lanes.map((lane) => lane.sentence()).join(" ");
      if (this.summary.textContent !== words) {
        this.summary.textContent = words;
      }
    }
    requestAnimationFrame(() => this.paint());
  }

  /** Opens what there is more of a part: of itself only where that covers nothing. */
  private openMore(more: { section: string } | { picture: string }, demanded: boolean): void {
    const roomy = window.innerWidth >= ROOMY && this.tour.element.hidden && this.welcome.element.hidden;
    if ("section" in more && (demanded || roomy)) {
      this.begin(() => undefined);
      this.showTour(false);
      this.setControls(true);
      this.controls.reveal(more.section);
      if (demanded) {
        this.controls.focus(more.section);
      }
    } else if ("picture" in more && demanded) {
      this.begin(() => undefined);
      this.stages.scrollIntoView({ block: "nearest" });
      this.stages.querySelector<HTMLElement>("figure button")?.focus();
    }
  }

  private showTour(shown: boolean): void {
    this.tour.element.hidden = !shown;
    this.controls.element.hidden = shown;
    this.switches.tour.setAttribute("aria-pressed", String(shown));
    if (shown) {
      this.showSeeds(false);
      void this.tour.begin();
    }
  }

  private showSeeds(shown: boolean): void {
    this.seeds.element.hidden = !shown;
    this.stages.hidden = shown;
    this.switches.seeds.setAttribute("aria-pressed", String(shown));
    this.seeds.update();
  }

  private toggleControls(): void {
    this.setControls(this.element.classList.contains("controls-closed"));
  }

  private setControls(open: boolean): void {
    remembered.controls = open;
    this.closeControls(!open);
  }

  /** The invitation, or the laboratory. */
  private showWelcome(shown: boolean): void {
    if (shown) {
      this.showTour(false);
      this.showSeeds(false);
    }
    this.element.classList.toggle("welcoming", shown);
    this.welcome.element.hidden = !shown;
    this.diagramDirty = true;
    this.lanes.forEach((lane) => lane.redraw());
    this.chartsDirty = true;
  }

  /** Goes past the invitation for good. */
  private begin(act: () => void): void {
    remembered.begun = true;
    this.showWelcome(false);
    act();
  }

  private tellLoaded(): void {
    const lane = this.laboratory.lanes[0];
    write(this.loaded, lane === undefined ? "" : loaded(lane.completed, this.laboratory.catalogue));
    this.loaded.title = this.loaded.textContent ?? "";
    this.welcome.update();
  }

  private closeControls(closed: boolean): void {
    this.element.classList.toggle("controls-closed", closed);
    this.drawer.setAttribute("aria-expanded", String(!closed));
  }

  private shortcuts(): Shortcut[] {
    const step = (what: "discriminator" | "generator" | "iteration") => (): void =>
      void this.laboratory.command({ action: "step", what, count: 1 });
    const back = (by: number): void => {
      const last = Math.max(0, ...(this.laboratory.status?.lanes.map((lane) => lane.iteration) ?? [0]));
      const stride = this.laboratory.status?.lanes[0]?.frames.stride ?? 1;
      const at = Math.max(0, Math.min(last, (this.laboratory.shownPast ?? last) + by * stride));
      if (at === last) {
        this.laboratory.now();
      } else {
        this.laboratory.showPast(at);
      }
      this.timeBar.update();
    };
    return [
      { keys: [" ", "p"], key: "key.play", act: () => this.timeBar.togglePlay() },
      { keys: ["d"], key: "key.discriminator", act: step("discriminator") },
      { keys: ["g"], key: "key.generator", act: step("generator") },
      { keys: ["i"], key: "key.iteration", act: step("iteration") },
      { keys: ["m"], key: "key.slow", act: () => this.timeBar.toggleSlow() },
      { keys: ["n"], key: "key.stage", act: () => void this.laboratory.command({ action: "step", what: "stage", count: 1 }) },
      { keys: ["r"], key: "key.restart", act: () => void this.laboratory.restart() },
      { keys: ["+", "="], key: "key.faster", act: () => this.timeBar.faster(1) },
      { keys: ["-"], key: "key.slower", act: () => this.timeBar.faster(-1) },
      { keys: ["ArrowLeft"], key: "key.back", act: () => back(-1) },
      { keys: ["ArrowRight"], key: "key.forth", act: () => back(1) },
      { keys: ["End"], key: "key.now", act: () => this.laboratory.now() },
      { keys: ["c"], key: "key.compare", act: () => this.compare.toggle() },
      { keys: ["t"], key: "key.tour", act: () => this.showTour(!!this.tour.element.hidden) },
      { keys: ["s"], key: "key.seeds", act: () => this.showSeeds(!!this.seeds.element.hidden) },
      { keys: ["l"], key: "key.language", act: () => void speak(currentLanguage() === "en" ? "zh" : "en") },
      { keys: ["?", "h"], key: "key.help", act: () => openHelp(this.laboratory, this.shortcuts()) },
    ];
  }
}
