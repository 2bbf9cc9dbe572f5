"""How a class becomes a value type of the models: it says how it is read and what its JSON Schema is."""

from abc import abstractmethod
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core.core_schema import CoreSchema


class ReadValue:
    """Mixin for classes whose values are read by their own `lies` and nothing else."""

    __slots__ = ()

    @classmethod
    @abstractmethod
    def lies(cls, wert: object) -> Self:
        """The value from what stands in the file; raises `PydanticCustomError` with a German message."""

    @classmethod
    @abstractmethod
    def json_schema(cls) -> dict[str, Any]:
        """The same as JSON Schema (draft-07)."""

    @classmethod
    def __get_pydantic_core_schema__(cls, quelle: Any, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(cls.lies)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> dict[str, Any]:
        return cls.json_schema()
