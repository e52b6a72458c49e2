import type { BookModel } from "../model";
import { collectionMethods, defineType } from "../object-type";

interface SettingModel {
  readonly book: BookModel;
  readonly key: string;
}

const collection = collectionMethods<BookModel>(
  (book) => [...book.settings.keys()].map((key) => Setting({ book, key })),
  (book, key) => (book.settings.has(String(key)) ? Setting({ book, key: String(key) }) : null),
);

export const SettingCollection = defineType<BookModel>("SettingCollection", {
  ...collection,
  methods: {
    ...collection.methods,
    add: (book, [key, value]) => {
      book.settings.set(String(key), value);
      return Setting({ book, key: String(key) });
    },
  },
});

const Setting = defineType<SettingModel>("Setting", {
  identity: ({ key }) => ({ _Id: key }),
  get: { key: ({ key }) => key, value: ({ book, key }) => book.settings.get(key), _Id: ({ key }) => key },
  set: {
    value: ({ book, key }, value) => {
      book.settings.set(key, value);
    },
  },
  methods: {
    delete: ({ book, key }) => {
      book.settings.delete(key);
      return null;
    },
  },
});
