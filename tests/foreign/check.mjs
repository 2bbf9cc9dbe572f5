// Reads {schema file: [YAML files]} from its first argument; prints what ajv says, a line for each mistake.
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { parse } from "yaml";

for (const [schema, files] of Object.entries(JSON.parse(process.argv[2]))) {
  const ajv = new Ajv({ allErrors: true, strictSchema: true });
  addFormats(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(schema, "utf8")));
  for (const file of files) {
    if (!validate(parse(readFileSync(file, "utf8")))) {
      for (const error of validate.errors) console.log(`${file}${error.instancePath}: ${error.message}`);
    }
  }
}
