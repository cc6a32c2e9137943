package dev.gan4j.table;

import dev.gan4j.InvalidInputException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of rows: each component has the value of the column of its name, converted to its type where that loses nothing.
 *
 * @param <R> the class of the records
 */
public final class RecordMaker<R extends Record> {

    private final Class<R> type;
    private final RecordComponent[] components;
    private final int[] columns; // of each component
    private final Constructor<R> constructor;

    /**
     * Prepares to make records.
     *
     * @param type    their class
     * @param columns the names of the columns
     * @throws InvalidInputException if a component has no column, or records cannot be made from here; the message lists the columns
     */
    public RecordMaker(Class<R> type, List<String> columns) {
        this.type = type;
        components = type.getRecordComponents();
        this.columns = Arrays.stream(components).mapToInt(component -> columns.indexOf(component.getName())).toArray();
        for (int i = 0; i < components.length; i++) {
            if (this.columns[i] < 0) {
                throw new InvalidInputException("component " + components[i].getName() + " of " + type.getSimpleName()
                        + " must be the name of a column but there is: " + String.join(", ", columns));
            }
        }
        try {
            constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw unreachable(type, e);
        }
    }

    private static InvalidInputException unreachable(Class<?> type, Exception cause) {
        return new InvalidInputException(type.getTypeName() + " cannot be used from here: " + cause.getMessage(),
                cause);
    }

    /**
     * Returns the components of a record.
     *
     * @param row any record
     * @return their values, in order
     * @throws InvalidInputException if they cannot be read from here
     */
    public static List<@Nullable Object> values(Record row) {
        List<@Nullable Object> values = new java.util.ArrayList<>();
        for (RecordComponent component : row.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                values.add(component.getAccessor().invoke(row));
            } catch (ReflectiveOperationException | RuntimeException e) {
                throw unreachable(row.getClass(), e);
            }
        }
        return values;
    }

    /**
     * Makes a record.
     *
     * @param number of the row from 0, for messages
     * @param row    its values, one for each column; null for none
     * @return the record
     * @throws InvalidInputException if a value does not fit its component, or the record refuses it; the message names the row
     */
    public R record(int number, List<? extends @Nullable Object> row) {
        @Nullable
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            Object value = row.get(columns[i]);
            Class<?> wanted = components[i].getType();
            Object converted = value == null ? ofBlank(wanted) : converted(value, boxed(wanted));
            if (converted == null && (value != null || wanted.isPrimitive())) {
                throw new InvalidInputException("row " + (number + 1) + ", column '" + components[i].getName()
                        + "': " + (value == null ? "is blank" : "'" + JavaValues.text(value) + "'")
                        + ", which cannot be of the type " + wanted.getSimpleName());
            }
            values[i] = converted;
        }
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new InvalidInputException("row " + (number + 1) + " was refused by " + type.getSimpleName() + ": "
                    + e.getTargetException().getMessage(), e);
        } catch (ReflectiveOperationException e) {
            throw unreachable(type, e);
        }
    }

    /** What stands for no value: NaN where there may be one. */
    private static @Nullable Object ofBlank(Class<?> wanted) {
        return wanted == double.class ? (Object) Double.NaN : wanted == float.class ? (Object) Float.NaN : null;
    }

    private static Class<?> boxed(Class<?> type) {
        return java.lang.invoke.MethodType.methodType(type).wrap().returnType();
    }

    /** Returns null where a value cannot be converted without loss. */
    private static @Nullable Object converted(Object value, Class<?> wanted) {
        if (wanted.isInstance(value)) {
            return value;
        }
        String text = String.valueOf(JavaValues.text(value));
        try {
            if (wanted.isEnum()) {
                return Arrays.stream(wanted.getEnumConstants())
                        .filter(constant -> ((Enum<?>) constant).name().equals(text)).findFirst().orElse(null);
            }
            if (Number.class.isAssignableFrom(wanted)) {
                return number(new BigDecimal(Blanks.trim(text)), wanted);
            }
            if (value instanceof OffsetDateTime moment) {
                return wanted == Instant.class
                        ? moment.toInstant()
                        : wanted == ZonedDateTime.class
                                ? moment.toZonedDateTime()
                                : wanted == String.class ? text : null;
            }
            return wanted == String.class
                    ? text
                    : wanted == Character.class && text.length() == 1
                            ? (Object) text.charAt(0)
                            : wanted == UUID.class ? UUID.fromString(text) : null;
        } catch (ArithmeticException | IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Object number(BigDecimal number, Class<?> wanted) {
        return switch (wanted.getSimpleName()) {
            case "Long" -> number.longValueExact();
            case "Integer" -> number.intValueExact();
            case "Short" -> number.shortValueExact();
            case "Byte" -> number.byteValueExact();
            case "Double" -> number.doubleValue();
            case "Float" -> number.floatValue();
            case "BigDecimal" -> number;
            case "BigInteger" -> number.toBigIntegerExact();
            default -> null;
        };
    }
}
