package io.atopile.mcp.file;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognizes, by name alone, files that other programs execute or obey, whatever their extension: those of editors, agents,
 * shells, build tools, package managers, continuous integration. Names are compared as the most lenient file system does:
 * ignoring case, invisible characters, and dots and spaces at the end.
 */
public final class ToolConfigFiles {

    /** Files that agents read as instructions. */
    private static final Set<String> INSTRUCTIONS = Set.of(
            "agent.md", "agents.md", "agents.local.md", "agents.override.md", "claude.md", "claude.local.md", "codex.md", "gemini.md",
            "qwen.md", "crush.md", "goose.md", "warp.md", "replit.md", "conventions.md", "copilot-instructions.md", "skill.md",
            "skill.yaml", "llms.txt", "llms-full.txt", "memory.md", "soul.md", "system.md", "replit.nix", "heartbeat.md", "identity.md",
            "bootstrap.md", "amp.md", "cline.md", "cursor.md", "windsurf.md", "copilot.md", "devin.md", "jules.md", "junie.md", "kiro.md",
            "opencode.md", "iflow.md", "trae.md", "augment.md");

    /** Files from which editors and agents start servers or programs. */
    private static final Set<String> EDITORS = Set.of(
            "mcp.json", "mcp_config.json", "mcp-config.json", "mcp_settings.json", "claude_desktop_config.json", "mcpb.json", "manifest.json",
            "server.json", "opencode.json", "opencode.jsonc", "crush.json", "devcontainer.json", "launch.json", "tasks.json", "tasks.vs.json",
            "launch.vs.json", "cppproperties.json", "c_cpp_properties.json", "compile_commands.json", "compile_flags.txt", "pyrightconfig.json",
            "keybindings.json", "extensions.json", "hooks.json", "plugin.json", "marketplace.json", "settings.local.json",
            "gemini-extension.json", "qwen-extension.json", "iflow-extension.json", "mcp.config.json", "mcp-settings.json", "mcp_servers.json",
            "mcp-servers.json", "mcpservers.json", "cline_mcp_settings.json", "smithery.json", "agent.json", "agents.json", "kilo.json",
            "coc-settings.json", "rust-project.json", "luarc.json", "neoconf.json", "lsp.json");

    /** Files that package managers, compilers and build tools run or load. */
    private static final Set<String> BUILDS = Set.of(
            "package.json", "package-lock.json", "npm-shrinkwrap.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", "yarn.lock", "bun.lock",
            "deno.json", "deno.jsonc", "deno.lock", "import_map.json", "importmap.json", "jsr.json", "bower.json", "composer.json",
            "lerna.json", "nx.json", "project.json", "workspace.json", "rush.json", "turbo.json", "angular.json", "nest-cli.json", "vercel.json",
            "now.json", "firebase.json", "wrangler.json", "netlify.toml", "app.json", "nodemon.json", "babel.config.json", "jest.config.json",
            "karma.conf.json", "biome.json", "biome.jsonc", "global.json", "nuget.config", "launchsettings.json", "appsettings.json",
            "cmakelists.txt", "cmakepresets.json", "cmakeuserpresets.json", "meson.build", "meson_options.txt", "meson.options", "conanfile.txt",
            "vcpkg.json", "vcpkg-configuration.json", "makefile", "gnumakefile", "bsdmakefile", "makefile.am", "makefile.in", "configure",
            "configure.ac", "justfile", "taskfile.yml", "taskfile.yaml", "earthfile", "tiltfile", "rakefile", "gemfile", "podfile", "brewfile",
            "fastfile", "guardfile", "snakefile", "sconstruct", "sconscript", "wscript", "build", "build.bazel", "workspace", "workspace.bazel",
            "module.bazel", "buck", "dune", "cargo.toml", "build.rs", "go.mod", "go.work", "pom.xml", "build.gradle", "settings.gradle",
            "gradle.properties", "build.xml", "dockerfile", "containerfile", "compose.yml", "compose.yaml", "docker-compose.yml",
            "docker-compose.yaml", "vagrantfile", "procfile", "jenkinsfile", "azure-pipelines.yml", "appveyor.yml", "bitbucket-pipelines.yml",
            "cloudbuild.yaml", "cloudbuild.json", "buildspec.yml", "renovate.json", "renovate.json5", "dependabot.yml", "codecov.yml",
            "platformio.ini", "sdkconfig", "west.yml", "kibot.yaml", "config.kibot.yaml", "flake.nix", "default.nix", "shell.nix",
            "devbox.json", "devenv.nix", "mise.toml", "lefthook.yml", "lefthook.json", "lint-staged.config.json", "commitlint.config.json",
            "hie.yaml", "stack.yaml", "mix.exs", "rebar.config", "pubspec.yaml", "package.swift", "project.clj", "deps.edn", "shadow-cljs.edn",
            "electron-builder.json", "capacitor.config.json", "tauri.conf.json", "wails.json", "neutralino.config.json", "tslint.json",
            "cypress.json", "pm2.json", "process.json", "ecosystem.json", "ecosystem.config.json", "typedoc.json", "jsdoc.json",
            "stylelint.config.json", "release.config.json", "ng-package.json", "dprint.json", "dub.json", "bsconfig.json", "rescript.json",
            "library.json", "platform.txt", "platform.local.txt", "boards.txt", "boards.local.txt", "programmers.txt", "cdk.json", "cdktf.json",
            "docker-bake.json", "docker-bake.override.json", "packages.txt", "apt.txt", "runtime.txt", "action.yml", "action.yaml",
            "skaffold.yaml", "pulumi.yaml", "mkdocs.yml", "pixi.toml", "pixi.lock", "crontab");

    /** Files that Python runs at its start, at a test or at an installation, or that define what it runs. */
    private static final Set<String> PYTHON = Set.of(
            "sitecustomize.py", "usercustomize.py", "conftest.py", "setup.py", "setup.cfg", "noxfile.py", "fabfile.py", "tasks.py", "manage.py",
            "pyproject.toml", "tox.ini", "pytest.ini", "mypy.ini", "pylintrc", "ruff.toml", "poetry.lock", "poetry.toml", "pdm.lock", "uv.lock",
            "uv.toml", "pipfile", "pipfile.lock", "pip.conf", "pip.ini", "pyvenv.cfg", "environment.yml", "environment.yaml", "conda.yml",
            "meta.yaml", "manifest.in", "entry_points.txt", "top_level.txt", "direct_url.json", "jupyter_config.json", "hatch.toml",
            "pdm.toml", "conda-lock.yml", "reqs.txt", "req.txt");

    private static final Set<String> FOLDERS = Set.of(
            "node_modules", "hooks", "githooks", "site-packages", "dist-packages", "__pycache__", "venv", "virtualenv", "autostart", "systemd",
            "launchagents", "launchdaemons");

    private static final Pattern FAMILIES = Pattern.compile(
            "(requirements|constraints).*\\.txt|.*[-_.](requirements|constraints)\\.txt|pylock([-_.].*)?\\.toml"
                    + "|(ts|js)config([-_.].*)?\\.json|.*\\.instructions\\.md|.*\\.prompt\\.md|.*\\.chatmode\\.md|.*\\.agent\\.md"
                    + "|.*\\.mcp\\.json|.*\\.code-workspace|(docker-)?compose[-_.].*\\.ya?ml|(dockerfile|makefile)\\..*|.*\\.mk"
                    + "|.*\\.(pth|egg-link|dist-info|egg-info|desktop|service|timer|socket|plist|lnk|url|webloc|scf|reg|inf|workflow|kicad_jobset)|desktop\\.ini"
                    + "|.*\\.sublime-(project|workspace|settings|commands|build|keymap)|.*\\.code-(snippets|profile)");

    /** Folders whose text files pip reads as requirement lists. */
    private static final Pattern LISTS = Pattern.compile("(.*[-_.])?(requirements|constraints|reqs)([-_.].*)?");

    private static final Pattern ORDINARY = Pattern.compile("[!-9;-~](?:[ -9;-~]*[!-\\-/-9;-~])?");

    private static final Pattern NOT_SHOWN = Pattern.compile("[\\p{Cf}\\p{Cc}\\p{Mn}&&[\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f\\ufeff\\u00ad]]");

    private ToolConfigFiles() {}

    /** Whether the file's name, or any folder name on its path, makes it one that other programs execute or obey. */
    static boolean areObeyed(List<String> names) {
        var plain = names.stream().map(ToolConfigFiles::normalizeName).toList();
        return plain.stream().anyMatch(ToolConfigFiles::isObeyed) || isList(plain);
    }

    private static boolean isList(List<String> plain) {
        return !plain.isEmpty()
                && (plain.getLast().endsWith(".txt") || plain.getLast().endsWith(".in"))
                && plain.stream().limit(plain.size() - 1L).anyMatch(LISTS.asMatchPredicate());
    }

    /** Whether a name is hidden, as repositories and nearly all configuration files are, or one that agents read as instructions. */
    public static boolean isHiddenOrInstruction(String name) {
        var plain = normalizeName(name);
        return plain.startsWith(".") || INSTRUCTIONS.contains(plain);
    }

    /** Returns a name in the form in which the most lenient file system compares it. */
    static String normalizeName(String name) {
        if (ORDINARY.matcher(name).matches()) {
            return name.toLowerCase(Locale.ROOT);
        }
        var folded = Normalizer.normalize(NOT_SHOWN.matcher(name).replaceAll(""), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var stream = folded.indexOf(':') > 0 ? folded.substring(0, folded.indexOf(':')) : folded;
        return stream.replaceAll("[. ]+$", "");
    }

    /** Nearly every name that begins with a dot is some program's configuration. */
    private static boolean isObeyed(String plain) {
        return plain.isEmpty()
                || plain.startsWith(".")
                || INSTRUCTIONS.contains(plain)
                || EDITORS.contains(plain)
                || BUILDS.contains(plain)
                || PYTHON.contains(plain)
                || FOLDERS.contains(plain)
                || FAMILIES.matcher(plain).matches();
    }
}
