package io.atopile.mcp.server.settings;

import io.atopile.mcp.agent.run.Feature;
import io.atopile.mcp.agent.run.ProviderChoice;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.process.NetworkAccess;
import io.atopile.mcp.process.SandboxKind;
import io.atopile.mcp.process.SandboxMode;
import io.atopile.mcp.tool.Toolset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every key there is, in the order in which they are shown. */
final class Keys {

    private static final List<Key> ALL = new ArrayList<>();

    private static final Kind TEXT = new Kind.Text();
    private static final Kind SWITCH = new Kind.Switch();
    private static final Kind AMOUNT = new Kind.Amount();
    private static final Kind NAMES = new Kind.Names();
    private static final Kind PAIRS = new Kind.Pairs(false);
    private static final Kind COUNT = new Kind.Whole(1, 1_000_000);
    private static final Kind RETRIES = new Kind.Whole(0, 20);
    private static final Kind SECONDS = new Kind.Whole(1, 86_400);
    private static final Kind MODES = new Kind.Choice(words(Mode.values()));
    private static final Kind TOOLSETS = new Kind.Several(words(Toolset.values()));

    static final String AUTOMATIC = "auto";

    static final Key PROFILE = key("profile", TEXT, "", "The profile, a table `[profiles.NAME]` of these keys, that is laid over the others.");
    static final Key MODEL = key("model", TEXT, "", "The model, as the provider calls it. Without one no run starts.");
    static final Key EFFORT = key("effort", TEXT, "", "How much the model reasons: low, medium, high, or what else the provider knows.");
    static final Key VERBOSITY = key("verbosity", TEXT, "", "How long the model's answers are: low, medium, high.");
    static final Key CONTEXT_WINDOW = key("context_window", new Kind.Whole(4_000, 10_000_000), "272000", "How many tokens the model can see at once.");
    static final Key TRUST = key("trust", new Kind.Folders(false), "", "Directories whose projects are trusted: their skills, AGENTS.md and Python are used. `atopile-mcp trust` changes it.");

    static final Key PROVIDER_KIND = key("provider.kind", new Kind.Choice(words(ProviderChoice.Kind.values())), "openai", "Who serves the model; it decides what the provider's other keys are unless they are set.");
    static final Key PROVIDER_NAME = key("provider.name", TEXT, "", "What people call the provider.");
    static final Key BASE_URL = key("provider.base_url", new Kind.Address(), "", "The address below which `responses` and `models` are.");
    static final Key KEY_ENV = key("provider.key_env", new Kind.Variable(), "", "The environment variable that holds the key; `OPENAI_API_KEY` for openai, none for the others.");
    static final Key HEADERS = key("provider.headers", PAIRS, "", "Headers that are sent with every question.");
    static final Key HEADERS_ENV = key("provider.headers_env", new Kind.Pairs(true), "", "Headers whose values are in environment variables.");
    static final Key QUERY = key("provider.query", PAIRS, "", "What is added to every address after a question mark.");
    static final Key REQUEST_RETRIES = key("provider.request_retries", RETRIES, "4", "How often a question that failed is asked again.");
    static final Key STREAM_RETRIES = key("provider.stream_retries", RETRIES, "5", "How often an answer that broke off is taken up again.");
    static final Key IDLE_TIMEOUT = key("provider.idle_timeout_seconds", SECONDS, "300", "How long an answer may pause.");
    static final Key KEEPS_STATE = key("provider.keeps_state", SWITCH, "false", "Whether the provider keeps conversations, so that only what is new is sent.");

    static final Key PRICE_INPUT = key("prices.input", AMOUNT, "", "What a million tokens cost that go in.");
    static final Key PRICE_CACHED = key("prices.cached_input", AMOUNT, "", "What a million tokens cost that the provider had cached; as `prices.input` if not set.");
    static final Key PRICE_OUTPUT = key("prices.output", AMOUNT, "", "What a million tokens cost that come out.");
    static final Key CURRENCY = key("prices.currency", TEXT, "USD", "What the prices are in.");

    static final Key SERVER_POLICY = key("server.policy", MODES, "auto", InProject.STRICTER, "What clients' calls may do without asking a person; the option `--policy`.");
    static final Key SERVER_TOOLSETS = key("server.toolsets", TOOLSETS, String.join(",", words(Toolset.values())), InProject.FEWER, "The groups of tools that clients see; the option `--toolsets`.");
    static final Key READ_ONLY = key("server.read_only", SWITCH, "false", InProject.SWITCH_ON, "Only tools that change nothing; the option `--read-only`.");

    static final Key SANDBOX_MODE = key("sandbox.mode", new Kind.Choice(words(SandboxMode.values())), "workspace-write", InProject.STRICTER, "How child processes that can run a project's code are confined: read-only refuses builds, workspace-write lets them write what they need, danger-full-access runs children without a sandbox, builds with Python of untrusted projects included; the option `--sandbox`.");
    static final Key SANDBOX_WRITABLE = key("sandbox.writable", new Kind.Folders(true), "", "Directories beside the project that builds may write.");
    static final Key SANDBOX_NETWORK = key("sandbox.network", new Kind.Choice(words(NetworkAccess.values())), "", InProject.STRICTER, "What builds may reach over the network; `services` for who is signed in to atopile and `none` otherwise if not set.");
    static final Key SANDBOX_KIND = key("sandbox.kind", new Kind.Choice(sandboxKinds()), AUTOMATIC, "The mechanism that confines; one that doesn't work here is an error. `auto` takes the strongest that works. With `none` children are not confined, and Python of untrusted projects is not run.");
    static final Key FILE_EXTENSIONS = key("files.extensions", new Kind.Extensions(), "", "Further extensions of files that are written without a person's approval, such as `\"yaml\"`; names that other programs obey need one in spite of it.");

    static final Key RUNS_POLICY = key("runs.policy", MODES, "auto_safe", InProject.STRICTER, "What a run may do without asking a person.");
    static final Key KEEP_DAYS = key("runs.keep_days", new Kind.Whole(0, 36_500), "90", "How many days after its end pruning leaves a run.");
    static final Key KEEP_COUNT = key("runs.keep_count", new Kind.Whole(0, 1_000_000), "1000", "How many of the latest runs pruning leaves.");

    static final Key TOOLS_ALLOW = key("tools.allow", NAMES, "", "Tools that a run may call without asking, whatever the policy.");
    static final Key TOOLS_ASK = key("tools.ask", NAMES, "", InProject.ADD, "Tools about which a run asks, whatever the policy.");
    static final Key TOOLS_DENY = key("tools.deny", NAMES, "", InProject.ADD, "Tools that a run never calls.");

    static final Key APPROVAL_SECONDS = key("approvals.seconds", SECONDS, "300", "How long a person has to answer. No answer is a denial.");
    static final Key BY_CALLING_MODEL = key("approvals.by_calling_model", SWITCH, "false", InProject.SWITCH_OFF, "Whether the model that started a run may approve what it does.");

    static final Key TOOL_CALLS = budget("budgets.tool_calls", COUNT, "100", "How many calls a run may make.");
    static final Key MINUTES = budget("budgets.minutes", new Kind.Whole(1, 10_080), "30", "How long a run may work; waiting for people is left out.");
    static final Key TOKENS = budget("budgets.tokens", new Kind.Whole(1, 10_000_000_000L), "2000000", "How many tokens may go in and out.");
    static final Key MONEY = budget("budgets.money", AMOUNT, "", "What a run may cost, in the currency of the prices.");
    static final Key TOOL_SECONDS = budget("budgets.tool_seconds", SECONDS, "900", "How long one call may take.");
    static final Key IDENTICAL_CALLS = budget("budgets.identical_calls", COUNT, "5", "How often in a row the same call may be made.");
    static final Key STEPS_WITHOUT_PROGRESS = budget("budgets.steps_without_progress", COUNT, "20", "How many steps may pass in which nothing changed.");

    private static final Map<Feature, Key> FEATURES = features();

    private Keys() {}

    static List<Key> all() {
        return List.copyOf(ALL);
    }

    static Key of(Feature feature) {
        return Optional.ofNullable(FEATURES.get(feature)).orElseThrow();
    }

    static Optional<Key> named(String name) {
        return ALL.stream().filter(key -> key.name().equals(name)).findAny();
    }

    /** Whether a name is that of a table of keys. */
    static boolean isTable(String name) {
        return ALL.stream().anyMatch(key -> key.name().startsWith(name + "."));
    }

    private static Map<Feature, Key> features() {
        var keys = new EnumMap<Feature, Key>(Feature.class);
        for (var feature : Feature.values()) {
            keys.put(feature, key("features." + feature, SWITCH, String.valueOf(feature.onByDefault()), InProject.SWITCH_OFF, feature.summary()));
        }
        return keys;
    }

    private static Key budget(String name, Kind kind, String preset, String meaning) {
        return key(name, kind, preset, InProject.LOWER, meaning);
    }

    private static Key key(String name, Kind kind, String preset, String meaning) {
        return key(name, kind, preset, InProject.NOTHING, meaning);
    }

    private static Key key(String name, Kind kind, String preset, InProject inProject, String meaning) {
        var key = new Key(name, kind, preset.isEmpty() ? Optional.empty() : kind.read(preset), inProject, meaning);
        ALL.add(key);
        return key;
    }

    private static List<String> sandboxKinds() {
        return Stream.concat(Stream.of(AUTOMATIC), words(SandboxKind.values()).stream()).toList();
    }

    private static List<String> words(Enum<?>[] choices) {
        return Arrays.stream(choices).map(Enum::toString).toList();
    }
}
