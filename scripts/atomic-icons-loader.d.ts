declare function atomicIcons(source: string): string;
export = atomicIcons;
