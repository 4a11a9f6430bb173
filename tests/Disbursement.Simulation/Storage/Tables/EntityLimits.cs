namespace Disbursement.Simulation.Storage.Tables;

/// <summary>How large a row may be.</summary>
internal static class EntityLimits
{
    /// <summary>A text has at most 64 KiB in UTF-16.</summary>
    private const int TextCharactersMax = 32 * 1024;

    private const int EntityBytesMax = 1024 * 1024;

    /// <summary>Why a row is too large; null when it is not.</summary>
    public static TableRefusal? Refusal(EntityProperty[] properties)
    {
        int bytes = 0;
        foreach (EntityProperty property in properties)
        {
            int length = property.End - property.ValueStart;
            bool isLongText = length > TextCharactersMax && !property.IsTyped
                && property.Text.Length > TextCharactersMax;
            if (isLongText)
            {
                return new TableRefusal(400, "PropertyValueTooLarge");
            }

            bytes += 2 * length;
        }

        return bytes > EntityBytesMax ? new TableRefusal(400, "EntityTooLarge") : null;
    }
}
