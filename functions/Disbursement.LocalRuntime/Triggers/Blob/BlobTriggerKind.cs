using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Disbursement.LocalRuntime.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.LocalRuntime.Triggers.Blob;

/// <summary>Blob functions: the blob's client, its content, and the words of its path by name.</summary>
internal sealed class BlobTriggerKind : TriggerKind
{
    /// <summary>The name under which the blob's path with its container is bound.</summary>
    public const string PathName = "blobTrigger";

    /// <inheritdoc/>
    public override Type AttributeType => typeof(BlobTriggerAttribute);

    /// <inheritdoc/>
    public override ParameterBinder BindTrigger(FunctionDescriptor function)
    {
        Type wanted = function.TriggerParameter.ParameterType;
        if (wanted == typeof(BlobClient))
        {
            return context => new ValueTask<object?>(context.TriggerValue);
        }

        if (wanted == typeof(Stream))
        {
            return OpenAsync;
        }

        Func<BinaryData, object?>? read = wanted == typeof(string) ? content => content.ToString()
            : wanted == typeof(byte[]) ? content => content.ToArray()
            : wanted == typeof(BinaryData) ? content => content
            : wanted.IsPrimitive || wanted.IsAbstract ? null
            : content => JsonSerializer.Deserialize(content.ToMemory().Span, wanted, JsonSerializerOptions.Web);
        return read is null
            ? throw function.CannotBind(
                function.TriggerParameter, "a blob is BlobClient, Stream, string, byte[] or a JSON type.")
            : async context => read(await DownloadAsync(context));
    }

    /// <inheritdoc/>
    public override IEnumerable<string> DataNames(FunctionDescriptor function) =>
        [PathName, .. BlobPattern.Parse(((BlobTriggerAttribute)function.Trigger).BlobPath).Words];

    private static async ValueTask<object?> OpenAsync(LocalFunctionContext context)
    {
        var blob = (BlobClient)context.TriggerValue!;
        Stream stream = await blob.OpenReadAsync(cancellationToken: context.CancellationToken);
        context.Owned.Add(stream);
        return stream;
    }

    private static async Task<BinaryData> DownloadAsync(LocalFunctionContext context)
    {
        BlobDownloadResult result =
            await ((BlobClient)context.TriggerValue!).DownloadContentAsync(context.CancellationToken);
        return result.Content;
    }
}
