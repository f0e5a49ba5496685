package org.yuanliu.story;

import java.util.LinkedHashMap;
import java.util.Map;
import org.yuanliu.Answer;
import org.yuanliu.Http;
import org.yuanliu.registry.Product;

/// An edit of a product as its page sends it: all fields as they were read, and what is changed.
public final class ProductEdit {

    private final String gtin;
    private final Map<String, Object> fields;

    private ProductEdit(String gtin, Map<String, Object> fields) {
        this.gtin = gtin;
        this.fields = fields;
    }

    public static ProductEdit of(Answer product) {
        var fields = new LinkedHashMap<String, Object>();
        for (var field : Product.Edit.class.getRecordComponents()) {
            var value = product.at("/" + field.getName());
            if (!value.isNull()) {
                fields.put(field.getName(), value);
            }
        }
        return new ProductEdit(product.text("/gtin"), fields);
    }

    public ProductEdit set(String field, Object value) {
        var changed = new LinkedHashMap<>(fields);
        changed.put(field, value);
        return new ProductEdit(gtin, changed);
    }

    /// The same words for another product.
    public ProductEdit ofProduct(String other) {
        return new ProductEdit(other, fields);
    }

    /// In the name of this version: what `Answer.etag` told.
    public Answer by(Http producer, String version) {
        return by(producer.with("If-Match", version));
    }

    /// In the name of no version.
    public Answer by(Http producer) {
        return producer.put("/products/" + gtin, fields);
    }
}
