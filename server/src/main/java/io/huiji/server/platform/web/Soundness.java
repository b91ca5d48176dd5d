package io.huiji.server.platform.web;

import jakarta.validation.Validator;
import jakarta.validation.metadata.BeanDescriptor;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.ContainerDescriptor;
import jakarta.validation.metadata.ContainerElementTypeDescriptor;
import jakarta.validation.metadata.ElementDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells in passing whether a record keeps all its constraints; nearly every one does. {@code false} means no more than: ask the validator, who takes
 * ten times as long and says what is wrong. Made once per type from the validator's own description; a type with a constraint that is not known here is always left to it.
 */
@Component
final class Soundness {

    private static final Check UNKNOWN = value -> false;

    private final Validator validator;
    private final Map<Class<?>, Check> ofTypes = new ConcurrentHashMap<>();

    Soundness(Validator validator) {
        this.validator = validator;
    }

    /** Of a value that may be {@code null}. */
    @FunctionalInterface
    interface Check {
        boolean isSound(@Nullable Object value);
    }

    boolean isSurelySound(Object bean) {
        Check known = ofTypes.get(bean.getClass());
        return (known != null ? known : ofTypes.computeIfAbsent(bean.getClass(), this::ofType)).isSound(bean);
    }

    private Check ofType(Class<?> type) {
        BeanDescriptor bean = validator.getConstraintsForClass(type);
        if (!type.isRecord() || !bean.getConstraintDescriptors().isEmpty()) {
            return UNKNOWN;
        }
        List<Check> all = new ArrayList<>();
        for (PropertyDescriptor property : bean.getConstrainedProperties()) {
            Optional<Method> accessor = accessor(type, property.getPropertyName());
            Optional<Check> value = ofElement(property, property, property.isCascaded());
            if (accessor.isEmpty() || value.isEmpty()) {
                return UNKNOWN;
            }
            all.add(record -> value.get().isSound(read(accessor.get(), record)));
        }
        return allOf(all);
    }

    private static Optional<Method> accessor(Class<?> type, String name) {
        Optional<Method> accessor = Arrays.stream(type.getRecordComponents()).filter(component -> component.getName().equals(name))
                .map(RecordComponent::getAccessor).findFirst();
        accessor.ifPresent(method -> method.setAccessible(true));
        return accessor;
    }

    private static @Nullable Object read(Method accessor, @Nullable Object record) {
        try {
            return accessor.invoke(record);
        } catch (ReflectiveOperationException defect) {
            throw new IllegalStateException(defect);
        }
    }

    /** Empty when something of it is not known here. */
    private Optional<Check> ofElement(ElementDescriptor element, ContainerDescriptor container, boolean cascaded) {
        List<Check> all = new ArrayList<>();
        for (ConstraintDescriptor<?> constraint : element.getConstraintDescriptors()) {
            Optional<Check> check = KnownConstraints.of(constraint);
            if (check.isEmpty()) {
                return Optional.empty();
            }
            all.add(check.get());
        }
        for (ContainerElementTypeDescriptor inner : container.getConstrainedContainerElementTypes()) {
            Optional<Check> check = ofElement(inner, inner, inner.isCascaded());
            if (check.isEmpty() || !Collection.class.isAssignableFrom(inner.getContainerClass())) {
                return Optional.empty();
            }
            all.add(values -> values == null || (values instanceof Collection<?> several && all(several, check.get()::isSound)));
        }
        if (cascaded) {
            all.add(this::isDeeplySound);
        }
        return Optional.of(allOf(all));
    }

    private boolean isDeeplySound(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case Record one -> isSurelySound(one);
            case Collection<?> several -> all(several, one -> one == null || (one instanceof Record && isSurelySound(one)));
            default -> false;
        };
    }

    private static Check allOf(List<Check> checks) {
        Check[] all = checks.toArray(Check[]::new);
        return value -> {
            for (Check check : all) {
                if (!check.isSound(value)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static boolean all(Collection<?> values, Predicate<@Nullable Object> sound) {
        for (Object value : values) {
            if (!sound.test(value)) {
                return false;
            }
        }
        return true;
    }
}
