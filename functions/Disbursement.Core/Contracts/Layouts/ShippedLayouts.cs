using System.Text.Json;
using Disbursement.Core.Text;

namespace Disbursement.Core.Contracts.Layouts;

/// <summary>The layouts that ship with the product (<c>transfer-layouts.json</c>).</summary>
public static class ShippedLayouts
{
    private static readonly Lazy<IReadOnlyList<TransferLayout>> Shipped = new(Load);

    /// <summary>All of them, in the order of the file.</summary>
    public static IReadOnlyList<TransferLayout> All => Shipped.Value;

    /// <summary>The layout with an id; <see langword="null"/> when no such layout ships.</summary>
    public static TransferLayout? Find(string id) => All.FirstOrDefault(layout => layout.Id == id);

    private static IReadOnlyList<TransferLayout> Load()
    {
        using StreamReader reader = DataTable.OpenShipped("transfer-layouts.json");
        var errors = new List<string>();
        using JsonDocument document = JsonNodeReader.Parse(reader.ReadToEnd(), "transfer-layouts.json", errors)
            ?? throw new ContractException(errors);
        var root = new JsonNodeReader(document.RootElement, "", errors);
        IReadOnlyList<TransferLayout> layouts = LayoutReader.Read(root, []);
        return errors.Count == 0 ? layouts : throw new ContractException(errors);
    }
}
