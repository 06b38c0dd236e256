import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The interfaces of the classes of a directory: of each class, by the path of its file, a digest of what others can compile against
 * ({@link JarTime}), and its source. Beside the directory, {@code NAME.interfaces} remembers them for files that stay the same.
 */
record ClassInterfaces(Map<String, Entry> entries) {

    /** A digest of the file, one of the interface (none for a class within a method), and the source's name. */
    record Entry(String content, String face, String source) {}

    private static final String NO_INTERFACE = "-";

    static ClassInterfaces read(Path directory) throws IOException, NoSuchAlgorithmException {
        var memory = directory.resolveSibling(directory.getFileName() + ".interfaces");
        var known = Files.exists(memory) ? parse(Files.readAllLines(memory)) : Map.<String, Entry>of();
        var entries = new TreeMap<String, Entry>();
        for (var file : Directories.listClasses(directory)) {
            var bytes = Files.readAllBytes(file);
            var name = directory.relativize(file).toString();
            var content = digest(bytes);
            var old = known.get(name);
            entries.put(name, old != null && old.content().equals(content) ? old : read(content, bytes));
        }
        if (!entries.equals(known)) {
            Files.write(memory, entries.entrySet().stream()
                    .map(one -> String.join("\t", one.getKey(), one.getValue().content(), one.getValue().face(), one.getValue().source()))
                    .toList());
        }
        return new ClassInterfaces(entries);
    }

    private static Map<String, Entry> parse(List<String> lines) {
        return lines.stream().map(line -> line.split("\t")).collect(Collectors.toMap(
                parts -> parts[0], parts -> new Entry(parts[1], parts[2], parts[3])));
    }

    private static Entry read(String content, byte[] bytes) throws NoSuchAlgorithmException {
        var type = ClassFile.of().parse(bytes);
        var face = JarTime.toInterface(type);
        var source = type.attributes().stream()
                .filter(SourceFileAttribute.class::isInstance)
                .map(attribute -> ((SourceFileAttribute) attribute).sourceFile().stringValue())
                .findFirst();
        return new Entry(content, face.isPresent() ? digest(face.get()) : NO_INTERFACE, source.orElse(NO_INTERFACE));
    }

    static String digest(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    String digest() throws NoSuchAlgorithmException {
        return digest(faces().toString().getBytes(StandardCharsets.UTF_8));
    }

    Set<String> names() {
        return entries.keySet();
    }

    /** Returns the classes that were compiled from one of the files. */
    ClassInterfaces select(List<String> files) {
        return new ClassInterfaces(entries.entrySet().stream()
                .filter(one -> {
                    var source = Path.of("/" + one.getKey()).resolveSibling(one.getValue().source()).toString();
                    return files.stream().anyMatch(file -> file.endsWith(source));
                })
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    boolean keepsInterfaces(ClassInterfaces others) {
        return faces().equals(others.faces());
    }

    private Map<String, String> faces() {
        return new TreeMap<>(entries.entrySet().stream()
                .filter(one -> !one.getValue().face().equals(NO_INTERFACE))
                .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().face())));
    }
}
