import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/**
 * Compiles only the changed sources of a module where no other class could tell the difference, and otherwise the whole module.
 *
 * <p>{@code java QuickCompiler.java ARGUMENTS}, which are those of javac with all sources of the module. Beside the directory of
 * classes, {@code NAME.kept} has the classes of the last successful compilation, since Maven empties the directory itself, and
 * {@code NAME.inputs} what they were compiled from. A changed source counts as unnoticed by the others if its classes have the
 * same interfaces as before ({@link ClassInterfaces}); what the compiler reads of other modules is their interfaces, too.
 */
final class QuickCompiler {

    private final Path classes;
    private final Path kept;
    private final Path inputsFile;
    private final List<String> options;
    private final List<String> classPath;
    private final Map<String, String> sources = new TreeMap<>();

    private QuickCompiler(List<String> arguments) throws IOException, NoSuchAlgorithmException {
        options = new ArrayList<>(arguments.stream().filter(argument -> !argument.endsWith(".java")).toList());
        classes = Path.of(takeOption("-d"));
        kept = classes.resolveSibling(classes.getFileName() + ".kept");
        inputsFile = classes.resolveSibling(classes.getFileName() + ".inputs");
        classPath = List.of(takeOption("-classpath").split(":"));
        // Would compile sources that weren't asked for.
        takeOption("-sourcepath");
        for (var argument : arguments) {
            if (argument.endsWith(".java")) {
                sources.put(argument, ClassInterfaces.digest(Files.readAllBytes(Path.of(argument))));
            }
        }
    }

    public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
        System.exit(run(arguments) ? 0 : 1);
    }

    /** Compiles, and returns whether there was no error. */
    static boolean run(String... arguments) throws IOException, NoSuchAlgorithmException {
        var expanded = new ArrayList<String>();
        for (var argument : arguments) {
            if (argument.startsWith("@")) {
                expanded.addAll(readArguments(Path.of(argument.substring(1))));
            } else if (!argument.startsWith("-J")) {
                expanded.add(argument);
            }
        }
        return new QuickCompiler(expanded).compile();
    }

    /** Maven writes each argument on a line of its own, in quotes. */
    private static List<String> readArguments(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(line -> line.replaceAll("^\"|\"$", "").replace("\\\\", "\\")).toList();
    }

    private String takeOption(String name) {
        var at = options.indexOf(name);
        if (at < 0) {
            return "";
        }
        options.remove(at);
        return options.remove(at);
    }

    private boolean compile() throws IOException, NoSuchAlgorithmException {
        var inputs = readInputs();
        var last = Files.exists(inputsFile) ? parse(Files.readAllLines(inputsFile)) : Map.<String, String>of();
        var changed = sources.keySet().stream().filter(source -> !sources.get(source).equals(last.get(source))).toList();
        if (last.keySet().equals(inputs.keySet())
                && inputs.keySet().stream().allMatch(key -> sources.containsKey(key) || inputs.get(key).equals(last.get(key)))) {
            switch (changed.isEmpty() ? Outcome.UNNOTICED : compileAlone(changed)) {
                case FAILED -> { return false; }
                case NOTICED -> { return compileAll(inputs); }
                case UNNOTICED -> {
                    Directories.copyClasses(kept, classes);
                    write(inputs);
                    return true;
                }
            }
        }
        return compileAll(inputs);
    }

    /** Everything that the classes depend on: sources, options, the JDK, and what there is on the class path. */
    private Map<String, String> readInputs() throws IOException, NoSuchAlgorithmException {
        var inputs = new TreeMap<>(sources);
        inputs.put("options", Runtime.version() + " " + String.join(" ", options));
        inputs.put("class path", String.join(":", classPath));
        for (var entry : classPath) {
            var path = Path.of(entry);
            if (!entry.isEmpty() && !path.equals(classes)) {
                inputs.put(entry, Files.isDirectory(path) ? ClassInterfaces.read(path).digest() : describe(path));
            }
        }
        return inputs;
    }

    private static String describe(Path jar) throws IOException {
        return Files.exists(jar) ? Files.size(jar) + " " + Files.getLastModifiedTime(jar).toMillis() : "missing";
    }

    private static Map<String, String> parse(List<String> lines) {
        return lines.stream().map(line -> line.split("\t", 2)).collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    private void write(Map<String, String> inputs) throws IOException {
        Files.write(inputsFile, inputs.entrySet().stream().map(entry -> entry.getKey() + "\t" + entry.getValue()).toList());
    }

    private enum Outcome {
        FAILED,
        NOTICED,
        UNNOTICED
    }

    private Outcome compileAlone(List<String> changed) throws IOException, NoSuchAlgorithmException {
        var made = classes.resolveSibling(classes.getFileName() + ".made");
        Directories.delete(made);
        if (!runJavac(made, kept + ":" + String.join(":", classPath), changed)) {
            return Outcome.FAILED;
        }
        var before = ClassInterfaces.read(kept).select(changed);
        if (!before.keepsInterfaces(ClassInterfaces.read(made))) {
            return Outcome.NOTICED;
        }
        // Until they are complete again, the kept classes belong to no inputs.
        Files.deleteIfExists(inputsFile);
        for (var name : before.names()) {
            Files.delete(kept.resolve(name));
        }
        Directories.copyClasses(made, kept);
        return Outcome.UNNOTICED;
    }

    private boolean compileAll(Map<String, String> inputs) throws IOException {
        Directories.deleteClasses(classes);
        if (!runJavac(classes, String.join(":", classPath), List.copyOf(sources.keySet()))) {
            return false;
        }
        Files.deleteIfExists(inputsFile);
        Directories.delete(kept);
        Directories.copyClasses(classes, kept);
        write(inputs);
        return true;
    }

    private boolean runJavac(Path target, String path, List<String> files) throws IOException {
        Files.createDirectories(target);
        var arguments = new ArrayList<>(options);
        arguments.addAll(List.of("-implicit:none", "-sourcepath", "", "-d", target.toString(), "-classpath", path));
        arguments.addAll(files);
        System.err.printf("%d of %d sources%n", files.size(), sources.size());
        return ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) == 0;
    }
}
