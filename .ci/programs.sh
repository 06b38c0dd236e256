# Compiles the Java programs of this folder: Java's launcher would compile them at every start, which takes longer than what they do.

# Sets $programs to the directory with their classes; needs $ci and $jdk. Several may do this at the same time.
compile_programs() {
  programs=$ci/target/programs
  for name in ClassInterfaces Directories JarTime QuickCompiler; do
    [ "$programs/$name.class" -nt "$ci/$name.java" ] && continue
    "$jdk/bin/javac" --release 25 -d "$programs.$$" -sourcepath "$ci" "$ci/QuickCompiler.java"
    mkdir -p "$programs"
    mv "$programs.$$"/* "$programs"
    rmdir "$programs.$$"
    break
  done
}
