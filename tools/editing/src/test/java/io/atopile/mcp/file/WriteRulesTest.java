package io.atopile.mcp.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WriteRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "main.ato", "src/deep/power.ato", "ato.yaml", "packages/x/ato.yaml", "notes.md", "docs/README.md", "bom.csv", "data.json", "a/b.TXT",
        "layouts/default/default.kicad_pcb", "x.kicad_sch", "x.kicad_pro", "x.kicad_prl", "x.kicad_sym", "parts/p/p.kicad_mod", "x.kicad_dru",
        "x.kicad_wks", "fp-lib-table", "layouts/sym-lib-table", "my.package.md", "a b/ümläut.ato", "packaged.json", "agents/notes.md",
        "build-notes.txt", "make.md", "./x.ato", "requirements/spec.md", "requirements/loads.csv", "docs/requirements.md", "design.txt"
    })
    void aDesignsOwnFilesAndPlainTextNeedNobody(String path) {
        assertFalse(WriteRules.DEFAULT.needsApproval(path), path);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        ".mcp.json", "sub/.mcp.json", ".vscode/tasks.json", ".vscode/settings.json", ".cursor/mcp.json", ".cursor/rules/x.md",
        ".claude/settings.json", ".codex/config.toml", ".github/workflows/x.yml", ".gitlab-ci.yml", ".husky/pre-commit", ".envrc", ".env.sample",
        "AGENTS.md", "docs/agents.md", "CLAUDE.md", "GEMINI.md", ".cursorrules", ".agents/skills/x/skill.yaml", ".agents/notes.md",
        ".atopile-mcp.toml", "sitecustomize.py", "json.py", "src/part.py", "x.pth", "Makefile", "GNUmakefile", "CMakeLists.txt",
        "package.json", "web/Package.JSON", "tsconfig.json", "tsconfig.build.json", "pyproject.toml", "setup.cfg", "tox.ini",
        ".pre-commit-config.yaml", ".gitattributes", ".gitmodules", ".gitconfig", ".gitignore", ".devcontainer/devcontainer.json",
        "devcontainer.json", ".idea/workspace.xml", ".bashrc", ".profile", ".zshrc", "run.sh", "x.bash", "app.desktop", "hooks/pre-commit.txt",
        "githooks/post-merge", ".npmrc", ".yarnrc.yml", "requirements.txt", "requirements-dev.txt", "dev-requirements.txt", "constraints.txt",
        "Dockerfile", "compose.yaml", "Jenkinsfile", "justfile", "Vagrantfile", "x.code-workspace", "noext", "README", "LICENSE",
        "program.exe", "lib.so", "x.dll", "a.bat", "a.cmd", "a.ps1", "a.vbs", "a.js", "a.ts", "a.mjs", "a.html", "a.svg", "a.xml", "a.yaml",
        "a.yml", "a.toml", "a.ini", "a.cfg", "a.service", "a.lua", "a.rb", "a.pl", "a.kicad_plugin", "a.step", "a.stp", "a.zip",
        "claude_desktop_config.json", "mcp.json", "SKILL.md", "llms.txt", "copilot-instructions.md", "x.prompt.md", "x.instructions.md",
        "node_modules/x/readme.md", "venv/pyvenv.cfg", ".venv/x.txt", "compile_commands.json", "launch.json", "x.md.py", "ato.yaml.sh",
        "conftest.py", "kibot.yaml", "CMakePresets.json", ".ato-ish/x.md", "sub/.hidden.md", "requirements/dev.txt", "constraints/x.txt",
        "requirements.d/dev.txt", "tools/dev-requirements/a/b.txt", "Requirements/DEV.TXT", "reqs/all.txt", "requirements3.txt", "constraints312.txt",
        "gemini-extension.json", "sub/Gemini-Extension.json", "qwen-extension.json", "mcp_servers.json", "coc-settings.json", "rust-project.json",
        "x.egg-info/SOURCES.txt", "x-1.0.dist-info/notes.txt", "firmware/library.json", "hardware/platform.txt", "cdk.json", "tauri.conf.json",
        "docker-bake.json", "pm2.json", "autostart/x.txt", "HEARTBEAT.md", "x.kicad_jobset", "autorun.inf"
    })
    void whatOtherProgramsExecuteOrObeyNeedsAPerson(String path) {
        assertTrue(WriteRules.DEFAULT.needsApproval(path), path);
    }

    /** Spellings that some file system takes for the same name. */
    @ParameterizedTest
    @ValueSource(strings = {
        "AGENTS.MD", "aGeNtS.mD", "AGENTS.md.", "AGENTS.md ", "AGENTS.md. .", "agents\u200b.md", "\u200b.mcp.json", "\u2060.vscode/x.json",
        "ＡＧＥＮＴＳ.md", "agents.md::$DATA", "package.json:x.json", "\ufeffpackage.json", "PACKAGE.json", "pack\u00adage.json", "sub\\.mcp.json",
        ".\u200bmcp.json", "Mcp.json.."
    })
    void noSpellingGetsRoundIt(String path) {
        assertTrue(WriteRules.DEFAULT.needsApproval(path), path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pyproject.toml", "sitecustomize.py", ".x.py", "sub/.env.toml", "setup.py", ".vscode/x.py", "conftest.py", "cargo.toml",
        "poetry.toml", "hooks/x.py", "venv/x.toml", "AGENTS.md", "hatch.toml", "pdm.toml", "pixi.toml", "pylock.toml", "pylock.dev.toml"})
    void aNamedFileNeedsAPersonInSpiteOfTheUsersExtensions(String path) {
        var rules = new WriteRules(Set.of("py", "toml"));
        assertTrue(rules.needsApproval(path), path);
        assertFalse(rules.needsApproval("src/model.py"));
        assertFalse(rules.needsApproval("src/Model.PY"));
        assertFalse(rules.needsApproval("limits.toml"));
        assertEquals(rules, new WriteRules(Set.of("toml", "py")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.pth", "x.desktop", "autorun.inf", "desktop.ini", "x.service", "x.lnk", "x.plist", "requirements/dev.in", "x.sublime-project"})
    void norDoExtensionsOfSystemsHelp(String path) {
        assertTrue(new WriteRules(Set.of("pth", "desktop", "inf", "ini", "service", "lnk", "plist", "in", "sublime-project")).needsApproval(path), path);
    }
}
