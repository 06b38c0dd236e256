package io.atopile.mcp.server.setup;

import io.atopile.mcp.project.AtopileSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A source of Python 3.14, the only version that atopile runs on. */
sealed interface PythonSource {

    /** Returns the name shown to the user. */
    String label();

    boolean isHere(SetupCommands shell) throws InterruptedException;

    /** Creates an empty virtual environment in an existing directory. */
    boolean makeEnvironment(Path directory, SetupCommands shell) throws IOException, InterruptedException;

    /** Returns the command that installs packages into the environment. */
    default List<String> buildInstallCommand(Path directory, List<String> packages) {
        return Stream.concat(
                        Stream.of(
                                directory.resolve("bin/python").toString(),
                                "-m",
                                "pip",
                                "install",
                                "--no-input",
                                "--disable-pip-version-check",
                                "--progress-bar=off"),
                        packages.stream())
                .toList();
    }

    static List<PythonSource> listSources(AtopileSettings settings) {
        return List.of(new Installed(), new Uv(), new Debian(settings.data().resolve("python-3.14")));
    }

    /** The machine's own Python, if it can create virtual environments. */
    record Installed() implements PythonSource {
        @Override
        public String label() {
            return "this machine";
        }

        @Override
        public boolean isHere(SetupCommands shell) throws InterruptedException {
            return shell.succeeds(List.of("python3.14", "-c", "import venv, ensurepip, ssl, sqlite3"));
        }

        @Override
        public boolean makeEnvironment(Path directory, SetupCommands shell) throws InterruptedException {
            return shell.run(List.of("python3.14", "-m", "venv", directory.toString()));
        }
    }

    /** The Python that uv has or downloads. */
    record Uv() implements PythonSource {
        @Override
        public String label() {
            return "uv";
        }

        @Override
        public boolean isHere(SetupCommands shell) throws InterruptedException {
            return shell.succeeds(List.of("uv", "--version"));
        }

        @Override
        public boolean makeEnvironment(Path directory, SetupCommands shell) throws InterruptedException {
            return shell.run(List.of("uv", "venv", "--allow-existing", "--python", "3.14", directory.toString()));
        }

        @Override
        public List<String> buildInstallCommand(Path directory, List<String> packages) {
            var python = directory.resolve("bin/python").toString();
            return Stream.concat(Stream.of("uv", "pip", "install", "--python", python), packages.stream())
                    .toList();
        }
    }

    /** Packages of a later Debian release, unpacked privately. */
    record Debian(Path prefix) implements PythonSource {

        private static final String SCRIPT = "python-from-debian.sh";

        @Override
        public String label() {
            return "Debian's packages, unpacked privately";
        }

        @Override
        public boolean isHere(SetupCommands shell) throws InterruptedException {
            return shell.succeeds(List.of("apt-get", "--version"));
        }

        @Override
        public boolean makeEnvironment(Path directory, SetupCommands shell) throws IOException, InterruptedException {
            var script = directory.resolve(SCRIPT);
            try (var resource = PythonSource.class.getResourceAsStream(SCRIPT)) {
                Files.copy(resource, script);
            }
            return shell.run(List.of("sh", script.toString(), prefix.toString()))
                    && shell.run(List.of(
                            prefix.resolve("bin/python3.14").toString(), "-m", "venv", directory.toString()));
        }
    }
}
