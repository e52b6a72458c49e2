/** The page's policy forbids code made of text; zod is told so before its first schema, or it would try, and be reported. */
import { config } from "zod";

config({ jitless: true });
