package org.charfinder.library;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.indexfile.IndexFile;
import org.charfinder.query.Finder;
import org.junit.jupiter.api.Test;

/**
 * The API that versions promise is the one that was reviewed: what a program can reach from {@link UnicodeNameIndex},
 * {@link IndexFile} and {@link Finder} by public signatures. A change of it shows in the diff of api.txt.
 */
class ApiTest {

    private static final Path REVIEWED = Path.of("src/test/resources/org/charfinder/library/api.txt");
    private static final Path FOUND = Path.of("target/api.txt");

    private final Map<String, Class<?>> types = new TreeMap<>();
    private final Deque<Class<?>> reached = new ArrayDeque<>();

    @Test
    void the_api_is_as_it_was_reviewed() throws IOException {
        String found = api(UnicodeNameIndex.class, IndexFile.class, Finder.class);
        Files.createDirectories(FOUND.getParent());
        Files.writeString(FOUND, found);
        try (InputStream reviewed = ApiTest.class.getResourceAsStream("api.txt")) {
            assertThat(found)
                    .as(
                            "the API; if the change is meant, copy %s to %s. docs/LIBRARY.md says what may change",
                            FOUND, REVIEWED)
                    .isEqualTo(new String(reviewed.readAllBytes(), UTF_8));
        }
    }

    @Test
    void a_program_can_name_every_type_of_the_api() throws IOException {
        api(UnicodeNameIndex.class, IndexFile.class, Finder.class);
        String module = Files.readString(Path.of("src/main/module/module-info.java"));
        assertThat(types.values()).allSatisfy(type -> {
            assertThat(module).contains("exports " + type.getPackageName() + ";");
            assertThat(Modifier.isPublic(type.getModifiers())).isTrue();
        });
    }

    private String api(Class<?>... doors) {
        reached.addAll(List.of(doors));
        while (!reached.isEmpty()) {
            Class<?> type = reached.remove();
            if (types.putIfAbsent(type.getName(), type) == null) {
                namedBy(type).forEach(this::reach);
            }
        }
        return types.values().stream().map(ApiTest::describe).collect(joining("\n"));
    }

    private void reach(Type type) {
        if (type instanceof Class<?> named) {
            if (named.isArray()) {
                reach(named.getComponentType());
            } else if (named.getName().startsWith("org.charfinder.")) {
                reached.add(named);
            }
        } else if (type instanceof ParameterizedType generic) {
            reach(generic.getRawType());
            Arrays.stream(generic.getActualTypeArguments()).forEach(this::reach);
        } else if (type instanceof WildcardType wildcard) {
            Stream.concat(Arrays.stream(wildcard.getUpperBounds()), Arrays.stream(wildcard.getLowerBounds()))
                    .forEach(this::reach);
        } else if (type instanceof GenericArrayType array) {
            reach(array.getGenericComponentType());
        }
    }

    private static Stream<Type> namedBy(Class<?> type) {
        List<Type> named = new ArrayList<>(supertypes(type));
        named.addAll(Arrays.stream(type.getClasses())
                .filter(nested -> nested.getDeclaringClass() == type)
                .toList());
        for (Member member : members(type)) {
            if (member instanceof Field field) {
                named.add(field.getGenericType());
            } else if (member instanceof Executable code) {
                named.addAll(List.of(code.getGenericParameterTypes()));
                named.addAll(List.of(code.getGenericExceptionTypes()));
                if (member instanceof Method method) {
                    named.add(method.getGenericReturnType());
                }
            }
        }
        return named.stream();
    }

    private static List<Type> supertypes(Class<?> type) {
        List<Type> supertypes = new ArrayList<>();
        if (type.getGenericSuperclass() != null && type.getGenericSuperclass() != Object.class) {
            supertypes.add(type.getGenericSuperclass());
        }
        supertypes.addAll(List.of(type.getGenericInterfaces()));
        return supertypes;
    }

    /** What other packages can use of a type itself. */
    private static List<Member> members(Class<?> type) {
        return Stream.of(type.getDeclaredFields(), type.getDeclaredConstructors(), type.getDeclaredMethods())
                .flatMap(Arrays::<Member>stream)
                .filter(member -> !member.isSynthetic())
                .filter(member -> Modifier.isPublic(member.getModifiers())
                        || (Modifier.isProtected(member.getModifiers()) && !Modifier.isFinal(type.getModifiers())))
                .toList();
    }

    private static String describe(Class<?> type) {
        String supertypes = supertypes(type).stream().map(Type::getTypeName).collect(joining(", "));
        String title = Modifier.toString(type.getModifiers() & ~Modifier.INTERFACE) + " " + kind(type) + " "
                + type.getName() + (supertypes.isEmpty() ? "" : " : " + supertypes);
        return members(type).stream()
                .map(member -> "  " + text(member))
                .sorted()
                .collect(Collectors.joining("\n", title + "\n", "\n"));
    }

    private static String kind(Class<?> type) {
        return type.isRecord() ? "record" : type.isEnum() ? "enum" : type.isInterface() ? "interface" : "class";
    }

    private static String text(Member member) {
        if (member instanceof Field field) {
            return field.toGenericString();
        }
        return member instanceof Method method ? method.toGenericString() : ((Constructor<?>) member).toGenericString();
    }
}
