using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Functions.Web.Endpoints;

/// <summary>Describes the API to programs; it tells nothing about anybody.</summary>
public static class OpenApiFunction
{
    /// <summary>Name of the document inside the assembly.</summary>
    internal const string Resource = "Disbursement.Functions.Web.openapi.json";

    private static readonly Lazy<byte[]> Document = new(Load);

    /// <summary><c>GET openapi.json</c>.</summary>
    [Function("OpenApi")]
    [Anyone]
    public static IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "openapi.json")] HttpRequest request) =>
        Results.Bytes(Document.Value, StoreJson.ContentType);

    private static byte[] Load()
    {
        using Stream stream = typeof(OpenApiFunction).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly holds no {Resource}.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
