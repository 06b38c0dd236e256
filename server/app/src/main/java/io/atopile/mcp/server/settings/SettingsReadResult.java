package io.atopile.mcp.server.settings;

import io.atopile.mcp.file.WriteRules;
import io.atopile.mcp.project.SandboxSettings;
import java.util.List;

/** The result of reading the settings. */
public sealed interface SettingsReadResult {

    /** Returns what clients may see and do. */
    ServerSettings server();

    /** Returns how child processes are confined. */
    SandboxSettings sandbox();

    /** Returns which files are written without a person's approval; if there is an error, only the default ones. */
    WriteRules writeRules();

    /** Returns where the sandbox mode was set, in the form that users read; "default" if nowhere. */
    String originOfSandboxMode();

    /** Returns one line for the user per error. */
    List<String> complaints();

    /** Returns one line per error that may have been meant as a restriction. */
    List<String> unreadRestrictions();

    /** Returns one line per error that is the only reason why calls wait for a person. */
    List<String> reasonsToAsk();

    /** The settings are valid. */
    record Read(EffectiveSettings settings) implements SettingsReadResult {
        @Override
        public ServerSettings server() {
            return settings.server();
        }

        @Override
        public SandboxSettings sandbox() {
            return settings.sandbox();
        }

        @Override
        public String originOfSandboxMode() {
            return settings.getOrigin(SettingKeys.SANDBOX_MODE).toString();
        }

        @Override
        public WriteRules writeRules() {
            return settings.writeRules();
        }

        @Override
        public List<String> complaints() {
            return List.of();
        }

        @Override
        public List<String> unreadRestrictions() {
            return List.of();
        }

        @Override
        public List<String> reasonsToAsk() {
            return List.of();
        }
    }

    /**
     * The settings have errors: no run starts until they are fixed, but tools are served.
     *
     * @param legible the settings that could be read
     * @param policySaid whether the policy was set where it can't have been misread
     */
    record Wrong(List<SettingsProblem> problems, EffectiveSettings legible, boolean policySaid) implements SettingsReadResult {

        public Wrong {
            problems = List.copyOf(problems);
        }

        /** If an error may hide a restriction, a person is asked about everything except reading. */
        @Override
        public ServerSettings server() {
            return hidesRestriction() && (!policySaid || problems.stream().anyMatch(SettingsProblem::hidesSandbox))
                    ? legible.server().asking()
                    : legible.server();
        }

        /** If an error may hide a restriction, child processes run in a sandbox without network access. */
        @Override
        public SandboxSettings sandbox() {
            return hidesRestriction() ? legible.sandbox().withoutNetwork() : legible.sandbox();
        }

        @Override
        public String originOfSandboxMode() {
            return legible.getOrigin(SettingKeys.SANDBOX_MODE).toString();
        }

        private boolean hidesRestriction() {
            return problems.stream().anyMatch(SettingsProblem::hidesRestriction);
        }

        @Override
        public WriteRules writeRules() {
            return WriteRules.DEFAULT;
        }

        @Override
        public List<String> complaints() {
            return problems.stream().map(SettingsProblem::forPeople).toList();
        }

        @Override
        public List<String> unreadRestrictions() {
            return problems.stream().filter(SettingsProblem::hidesRestriction).map(SettingsProblem::forPeople).toList();
        }

        @Override
        public List<String> reasonsToAsk() {
            return server().equals(legible.server()) ? List.of() : unreadRestrictions();
        }
    }
}
