package io.atopile.mcp.server.settings;

import io.atopile.mcp.agent.run.AgentFeature;
import io.atopile.mcp.agent.run.ProviderSettings;
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
final class SettingKeys {

    private static final List<SettingKey> ALL = new ArrayList<>();

    private static final SettingType TEXT = new SettingType.Text();
    private static final SettingType SWITCH = new SettingType.Switch();
    private static final SettingType AMOUNT = new SettingType.Amount();
    private static final SettingType NAMES = new SettingType.Names();
    private static final SettingType PAIRS = new SettingType.Pairs(false);
    private static final SettingType COUNT = new SettingType.Whole(1, 1_000_000);
    private static final SettingType RETRIES = new SettingType.Whole(0, 20);
    private static final SettingType SECONDS = new SettingType.Whole(1, 86_400);
    private static final SettingType MODES = new SettingType.Choice(listNames(Mode.values()));
    private static final SettingType TOOLSETS = new SettingType.Several(listNames(Toolset.values()));

    static final String AUTOMATIC = "auto";

    static final SettingKey PROFILE = registerKey("profile", TEXT, "", "The profile, a table `[profiles.NAME]` of these keys, that is laid over the others.");
    static final SettingKey MODEL = registerKey("model", TEXT, "", "The model, as the provider calls it. Without one no run starts.");
    static final SettingKey EFFORT = registerKey("effort", TEXT, "", "How much the model reasons: low, medium, high, or what else the provider knows.");
    static final SettingKey VERBOSITY = registerKey("verbosity", TEXT, "", "How long the model's answers are: low, medium, high.");
    static final SettingKey CONTEXT_WINDOW = registerKey("context_window", new SettingType.Whole(4_000, 10_000_000), "272000", "How many tokens the model can see at once.");
    static final SettingKey TRUST = registerKey("trust", new SettingType.Folders(false), "", "Directories whose projects are trusted: their skills, AGENTS.md and Python are used. `atopile-mcp trust` changes it.");

    static final SettingKey PROVIDER_KIND = registerKey("provider.kind", new SettingType.Choice(listNames(ProviderSettings.Kind.values())), "openai", "Who serves the model; it decides what the provider's other keys are unless they are set.");
    static final SettingKey PROVIDER_NAME = registerKey("provider.name", TEXT, "", "What people call the provider.");
    static final SettingKey BASE_URL = registerKey("provider.base_url", new SettingType.Address(), "", "The address below which `responses` and `models` are.");
    static final SettingKey KEY_ENV = registerKey("provider.key_env", new SettingType.Variable(), "", "The environment variable that holds the key; `OPENAI_API_KEY` for openai, none for the others.");
    static final SettingKey HEADERS = registerKey("provider.headers", PAIRS, "", "Headers that are sent with every question.");
    static final SettingKey HEADERS_ENV = registerKey("provider.headers_env", new SettingType.Pairs(true), "", "Headers whose values are in environment variables.");
    static final SettingKey QUERY = registerKey("provider.query", PAIRS, "", "What is added to every address after a question mark.");
    static final SettingKey REQUEST_RETRIES = registerKey("provider.request_retries", RETRIES, "4", "How often a question that failed is asked again.");
    static final SettingKey STREAM_RETRIES = registerKey("provider.stream_retries", RETRIES, "5", "How often an answer that broke off is taken up again.");
    static final SettingKey IDLE_TIMEOUT = registerKey("provider.idle_timeout_seconds", SECONDS, "300", "How long an answer may pause.");
    static final SettingKey KEEPS_STATE = registerKey("provider.keeps_state", SWITCH, "false", "Whether the provider keeps conversations, so that only what is new is sent.");

    static final SettingKey PRICE_INPUT = registerKey("prices.input", AMOUNT, "", "What a million tokens cost that go in.");
    static final SettingKey PRICE_CACHED = registerKey("prices.cached_input", AMOUNT, "", "What a million tokens cost that the provider had cached; as `prices.input` if not set.");
    static final SettingKey PRICE_OUTPUT = registerKey("prices.output", AMOUNT, "", "What a million tokens cost that come out.");
    static final SettingKey CURRENCY = registerKey("prices.currency", TEXT, "USD", "What the prices are in.");

    static final SettingKey SERVER_POLICY = registerKey("server.policy", MODES, "auto", ProjectOverride.STRICTER, "What clients' calls may do without asking a person; the option `--policy`.");
    static final SettingKey SERVER_TOOLSETS = registerKey("server.toolsets", TOOLSETS, String.join(",", listNames(Toolset.values())), ProjectOverride.FEWER, "The groups of tools that clients see; the option `--toolsets`.");
    static final SettingKey READ_ONLY = registerKey("server.read_only", SWITCH, "false", ProjectOverride.SWITCH_ON, "Only tools that change nothing; the option `--read-only`.");

    static final SettingKey SANDBOX_MODE = registerKey("sandbox.mode", new SettingType.Choice(listNames(SandboxMode.values())), "workspace-write", ProjectOverride.STRICTER, "How child processes that can run a project's code are confined: read-only refuses builds, workspace-write lets them write what they need, danger-full-access runs children without a sandbox, builds with Python of untrusted projects included; the option `--sandbox`.");
    static final SettingKey SANDBOX_WRITABLE = registerKey("sandbox.writable", new SettingType.Folders(true), "", "Directories beside the project that builds may write.");
    static final SettingKey SANDBOX_NETWORK = registerKey("sandbox.network", new SettingType.Choice(listNames(NetworkAccess.values())), "", ProjectOverride.STRICTER, "What builds may reach over the network; `services` for who is signed in to atopile and `none` otherwise if not set.");
    static final SettingKey SANDBOX_KIND = registerKey("sandbox.kind", new SettingType.Choice(sandboxKinds()), AUTOMATIC, "The mechanism that confines; one that doesn't work here is an error. `auto` takes the strongest that works. With `none` children are not confined, and Python of untrusted projects is not run.");
    static final SettingKey FILE_EXTENSIONS = registerKey("files.extensions", new SettingType.Extensions(), "", "Further extensions of files that are written without a person's approval, such as `\"yaml\"`; names that other programs obey need one in spite of it.");

    static final SettingKey RUNS_POLICY = registerKey("runs.policy", MODES, "auto_safe", ProjectOverride.STRICTER, "What a run may do without asking a person.");
    static final SettingKey KEEP_DAYS = registerKey("runs.keep_days", new SettingType.Whole(0, 36_500), "90", "How many days after its end pruning leaves a run.");
    static final SettingKey KEEP_COUNT = registerKey("runs.keep_count", new SettingType.Whole(0, 1_000_000), "1000", "How many of the latest runs pruning leaves.");

    static final SettingKey TOOLS_ALLOW = registerKey("tools.allow", NAMES, "", "Tools that a run may call without asking, whatever the policy.");
    static final SettingKey TOOLS_ASK = registerKey("tools.ask", NAMES, "", ProjectOverride.ADD, "Tools about which a run asks, whatever the policy.");
    static final SettingKey TOOLS_DENY = registerKey("tools.deny", NAMES, "", ProjectOverride.ADD, "Tools that a run never calls.");

    static final SettingKey APPROVAL_SECONDS = registerKey("approvals.seconds", SECONDS, "300", "How long a person has to answer. No answer is a denial.");
    static final SettingKey BY_CALLING_MODEL = registerKey("approvals.by_calling_model", SWITCH, "false", ProjectOverride.SWITCH_OFF, "Whether the model that started a run may approve what it does.");

    static final SettingKey TOOL_CALLS = registerBudget("budgets.tool_calls", COUNT, "100", "How many calls a run may make.");
    static final SettingKey MINUTES = registerBudget("budgets.minutes", new SettingType.Whole(1, 10_080), "30", "How long a run may work; waiting for people is left out.");
    static final SettingKey TOKENS = registerBudget("budgets.tokens", new SettingType.Whole(1, 10_000_000_000L), "2000000", "How many tokens may go in and out.");
    static final SettingKey MONEY = registerBudget("budgets.money", AMOUNT, "", "What a run may cost, in the currency of the prices.");
    static final SettingKey TOOL_SECONDS = registerBudget("budgets.tool_seconds", SECONDS, "900", "How long one call may take.");
    static final SettingKey IDENTICAL_CALLS = registerBudget("budgets.identical_calls", COUNT, "5", "How often in a row the same call may be made.");
    static final SettingKey STEPS_WITHOUT_PROGRESS = registerBudget("budgets.steps_without_progress", COUNT, "20", "How many steps may pass in which nothing changed.");

    private static final Map<AgentFeature, SettingKey> FEATURES = features();

    private SettingKeys() {}

    static List<SettingKey> all() {
        return List.copyOf(ALL);
    }

    static SettingKey of(AgentFeature feature) {
        return Optional.ofNullable(FEATURES.get(feature)).orElseThrow();
    }

    static Optional<SettingKey> findKey(String name) {
        return ALL.stream().filter(key -> key.name().equals(name)).findAny();
    }

    /** Whether a name is that of a table of keys. */
    static boolean isTable(String name) {
        return ALL.stream().anyMatch(key -> key.name().startsWith(name + "."));
    }

    private static Map<AgentFeature, SettingKey> features() {
        var keys = new EnumMap<AgentFeature, SettingKey>(AgentFeature.class);
        for (var feature : AgentFeature.values()) {
            keys.put(feature, registerKey("features." + feature, SWITCH, String.valueOf(feature.isEnabledByDefault()), ProjectOverride.SWITCH_OFF, feature.summary()));
        }
        return keys;
    }

    private static SettingKey registerBudget(String name, SettingType kind, String preset, String meaning) {
        return registerKey(name, kind, preset, ProjectOverride.LOWER, meaning);
    }

    private static SettingKey registerKey(String name, SettingType kind, String preset, String meaning) {
        return registerKey(name, kind, preset, ProjectOverride.NOTHING, meaning);
    }

    private static SettingKey registerKey(String name, SettingType kind, String preset, ProjectOverride inProject, String meaning) {
        var key = new SettingKey(name, kind, preset.isEmpty() ? Optional.empty() : kind.read(preset), inProject, meaning);
        ALL.add(key);
        return key;
    }

    private static List<String> sandboxKinds() {
        return Stream.concat(Stream.of(AUTOMATIC), listNames(SandboxKind.values()).stream()).toList();
    }

    private static List<String> listNames(Enum<?>[] choices) {
        return Arrays.stream(choices).map(Enum::toString).toList();
    }
}
